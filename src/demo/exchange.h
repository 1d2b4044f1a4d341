#pragma once

#include "demo/house.h"
#include "demo/wire.h"

#include <QJsonArray>
#include <QJsonObject>

namespace demo {

// One request and its answer, in the shapes of the dialect (relay-api §4.1, §12.2).
class Exchange
{
public:
    Exchange(House &house, const httplib::Request &request, httplib::Response &response, Wire &wire);

    House &house;
    const Dialect dialect;
    const Profile &profile;
    const httplib::Request &request;
    httplib::Response &response;
    Wire &wire;
    const QString method;
    const QString path;
    const qint64 nowMs;
    const QString requestId;

    QString header(const char *name) const;
    QString query(const char *name) const;
    // The body as an object. Go's own words in bodyError when it is none.
    QJsonObject body() const;
    QString bodyError() const;
    // One text in the language that the client gets: Chinese unless the build speaks English and the client does not
    // ask for Chinese.
    QString inTongue(const QString &chinese, const QString &english) const;

    void sendJson(int status, const QJsonObject &json);
    void sendText(int status, const QByteArray &text, const char *type);
    void sendEmpty(int status);

    // {"success":true,"message":"","data":…}
    void accept();
    void accept(const QJsonValue &data, const QJsonObject &more = {});
    // {"success":false,"message":…}
    void refuse(const QString &message, int status = 200);
    // The same with a "code", where the build has one (New API, Aug 2026).
    void refuseSignIn(const char *code, const QString &message, int status);
    // The relay itself refuses an inference call: only message and type (New API of 2026 and One Hub: and code).
    void refuseCall(int status, const QString &message, const QString &code = {});
    // Refused later, or by the supplier: all four fields.
    void refuseWith(int status, const QString &message, const QString &type, const QJsonValue &code,
                    const QString &parameter = {});
    void notFound();
    void tooMany(int windowSeconds, int most);

private:
    QString withId(const QString &message) const;
};

} // namespace demo
