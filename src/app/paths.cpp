#include "app/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace app {

Paths::Paths(const QString &profile, bool demo)
    : m_folder(profile), m_isStandard(profile.isEmpty() && !demo)
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
    if (m_isStandard)
        return QStringLiteral("Relaydesk");
    const QByteArray hash = QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return QStringLiteral("Relaydesk ") + QString::fromLatin1(hash);
}

} // namespace app
