#pragma once

#include <QObject>
#include <QVariant>

#include <memory>

class QSettings;

namespace app {

enum class ThemeChoice { System, Light, Dark };

// What the user chose, in one small file of the profile. No secrets.
class Preferences : public QObject
{
    Q_OBJECT
public:
    explicit Preferences(const QString &file, QObject *parent = nullptr);
    ~Preferences() override;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    QString language() const; // "" follows the system
    void setLanguage(const QString &language);
    bool sendsOnEnter() const;
    void setSendsOnEnter(bool on);
    // Window state, splitters, last page: opaque to everybody but the window.
    QVariant windowValue(const QString &name) const;
    void setWindowValue(const QString &name, const QVariant &value);
    bool flag(const QString &name, bool otherwise = false) const;
    void setFlag(const QString &name, bool on);
    QStringList list(const QString &name) const;
    void setList(const QString &name, const QStringList &values);

Q_SIGNALS:
    void themeChanged(app::ThemeChoice choice);
    void languageChanged(const QString &language);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace app
