#pragma once

#include <QString>

namespace app {

// Where a profile keeps its things. Everything is under one folder, so that it can be moved, backed up or thrown away.
class Paths
{
public:
    // profile: the folder; empty: the system's place for application data (demo: a folder of its own beside it).
    Paths(const QString &profile, bool demo);

    const QString &folder() const { return m_folder; }
    QString database() const { return m_folder + QStringLiteral("/relaydesk.db"); }
    QString settings() const { return m_folder + QStringLiteral("/settings.ini"); }
    QString assets() const { return m_folder + QStringLiteral("/assets"); }
    QString demoState() const { return m_folder + QStringLiteral("/demo-relay.json"); }
    // Under which name the keychain keeps this profile's secrets: profiles do not share any.
    QString keychainService() const;

private:
    QString m_folder;
    bool m_isStandard;
};

} // namespace app
