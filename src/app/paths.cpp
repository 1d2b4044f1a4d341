#include "app/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace app {

Paths::Paths(const QString &profile, bool demo) : m_folder(profile), m_isStandard(profile.isEmpty() && !demo)
{
    if (m_folder.isEmpty()) {
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/relaydesk");
        if (demo)
            m_folder += QStringLiteral("/demo");
    }
    m_folder = QFileInfo(m_folder).absoluteFilePath();
}

QString Paths::keychainService() const
{
    return m_isStandard ? QStringLiteral("Relaydesk") : QStringLiteral("Relaydesk ") + hash();
}

QString Paths::demoState() const
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/relaydesk/demo-relay-%1.json").arg(hash());
}

QString Paths::hash() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
}

} // namespace app
