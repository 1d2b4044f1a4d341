#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QObject>
#include <QStringList>
#include <QUrl>

namespace app {

// Hands a link that has a key in it to the browser without putting it on a command line: a page in a file that only
// its owner can read sends the browser on. The file goes after a minute, at the latest with this object.
class PrivatePages : public QObject
{
    Q_OBJECT
public:
    explicit PrivatePages(const QString &folder, QObject *parent = nullptr,
                          std::chrono::milliseconds keeps = std::chrono::seconds(60));
    ~PrivatePages() override;

    // The file's address, for QDesktopServices. BadRequest for an empty link or another scheme than http and https.
    core::Result<QUrl> make(const core::Secret &link);

private:
    void remove(const QString &path);

    QString m_folder;
    std::chrono::milliseconds m_keeps;
    QStringList m_files{};
};

} // namespace app
