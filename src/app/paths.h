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
    // The books of the built-in relay. They are the relay's, not ours, and like every relay's they hold its users'
    // keys: so they lie in the cache, outside the profile.
    QString demoState() const;
    // Under which name the keychain keeps this profile's secrets: profiles do not share any.
    QString keychainService() const;

private:
    QString hash() const; // tells profiles apart by their folder

    QString m_folder;
    bool m_isStandard;
};

} // namespace app
