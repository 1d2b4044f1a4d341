#include "app/preferences.h"

#include <QSettings>

namespace app {

namespace {

const QString themeKey = QStringLiteral("look/theme");
const QString languageKey = QStringLiteral("look/language");
const QString enterKey = QStringLiteral("chat/sendsOnEnter");

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent), m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

Preferences::~Preferences() = default;

ThemeChoice Preferences::theme() const
{
    const QString name = m_settings->value(themeKey).toString();
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void Preferences::setTheme(ThemeChoice choice)
{
    if (choice == theme())
        return;
    switch (choice) {
    case ThemeChoice::System:
        m_settings->remove(themeKey);
        break;
    case ThemeChoice::Light:
        m_settings->setValue(themeKey, QStringLiteral("light"));
        break;
    case ThemeChoice::Dark:
        m_settings->setValue(themeKey, QStringLiteral("dark"));
        break;
    }
    Q_EMIT themeChanged(choice);
}

QString Preferences::language() const
{
    return m_settings->value(languageKey).toString();
}

void Preferences::setLanguage(const QString &language)
{
    if (language == this->language())
        return;
    m_settings->setValue(languageKey, language);
    Q_EMIT languageChanged(language);
}

bool Preferences::sendsOnEnter() const
{
    return m_settings->value(enterKey, true).toBool();
}

void Preferences::setSendsOnEnter(bool on)
{
    m_settings->setValue(enterKey, on);
}

QVariant Preferences::windowValue(const QString &name) const
{
    return m_settings->value(QStringLiteral("window/") + name);
}

void Preferences::setWindowValue(const QString &name, const QVariant &value)
{
    m_settings->setValue(QStringLiteral("window/") + name, value);
}

bool Preferences::flag(const QString &name, bool otherwise) const
{
    return m_settings->value(QStringLiteral("flag/") + name, otherwise).toBool();
}

void Preferences::setFlag(const QString &name, bool on)
{
    m_settings->setValue(QStringLiteral("flag/") + name, on);
}

QStringList Preferences::list(const QString &name) const
{
    return m_settings->value(QStringLiteral("list/") + name).toStringList();
}

void Preferences::setList(const QString &name, const QStringList &values)
{
    if (values.isEmpty())
        m_settings->remove(QStringLiteral("list/") + name);
    else
        m_settings->setValue(QStringLiteral("list/") + name, values);
}

} // namespace app
