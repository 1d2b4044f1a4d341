#pragma once

#include "core/result.h"
#include "relay/dialect.h"

#include <QHash>
#include <QList>
#include <QString>

namespace accounts::connect {

// How the address has to be written for an app; the wrong form is the commonest mistake and hardly ever reported.
enum class BaseForm {
    Host,     // https://relay.example: the app adds /v1/… itself
    V1,       // https://relay.example/v1
    Endpoint, // https://relay.example/v1/chat/completions
};

// What becomes of the text.
enum class Merge {
    Copy,   // pasted by hand; there is no file, or it is not known
    Fields, // "Field = value" lines of a settings page, copied one by one
    Link,   // one link, opened or pasted
    Whole,  // a file of its own
    Block,  // a marked block in a file of "#" comments
    Lines,  // one line for each name, "name = value" or "name: value"
    Json,   // members of an object, comments and order kept
    Toml,   // keys and tables, comments and order kept
};

enum class Syntax { Plain, Shell, Json, Toml, Yaml };

// Words with translations, as a desktop file has them: "Note" and "Note[zh_CN]".
class Words
{
public:
    void set(const QString &locale, const QString &text) { m_texts.insert(locale, text); }
    // For "zh_CN": that, else "zh", else the untranslated.
    QString in(const QString &locale) const;
    bool isEmpty() const { return m_texts.isEmpty(); }

private:
    QHash<QString, QString> m_texts{}; // "" is English
};

// One way to connect an app: what to write where.
struct Way
{
    QString id{};
    Words title{};
    relay::WireFormat format = relay::WireFormat::ChatCompletions;
    BaseForm base = BaseForm::V1;
    Merge merge = Merge::Copy;
    Syntax syntax = Syntax::Plain;
    QHash<QString, QString> files{}; // by system: "", "windows", "mac"; "${VAR:-~/.x}/y"
    QString link{};                  // with {payload}, for Merge::Link
    bool linkInBase64 = false;       // the payload is base64 before it is percent-encoded
    QString text{};                  // with {base}, {address}, {key}, {model}
    Words note{};
};

// An app that can be connected to a relay, from a file under resources/connect (its README describes the form).
struct AppTemplate
{
    QString id{}; // the file's name without ".app"
    QString name{};
    int order = 1000;
    Words note{};
    bool callsFromServers = false; // the relay must be reachable from the internet
    bool runsInBrowser = false;    // an https page cannot call an http relay
    QString source{};              // where these facts are from
    QList<Way> ways{};
};

// BadRequest with the line's number and what is wrong with it.
core::Result<AppTemplate> readTemplate(const QString &id, const QByteArray &text);

// Every template of the program, in their order. One that cannot be read is left out (a test reads them all).
QList<AppTemplate> builtInTemplates();
QStringList builtInTemplateFiles(); // paths of the resources

} // namespace accounts::connect
