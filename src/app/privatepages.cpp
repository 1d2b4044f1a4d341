#include "app/privatepages.h"

#include "secrets/secretfile.h"

#include <QDir>
#include <QFile>
#include <QTimer>
#include <QUuid>

namespace app {

namespace {

// The link has no quotes: whoever makes one encodes it. Replaced, so that the page itself is not in the history.
const QByteArray page = QByteArrayLiteral(
    "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
    "<title>Relaydesk</title><script>location.replace(\"{link}\");</script></head><body></body></html>\n");

const QString namePattern = QStringLiteral("handover-*.html");

} // namespace

PrivatePages::PrivatePages(const QString &folder, QObject *parent, std::chrono::milliseconds keeps)
    : QObject(parent), m_folder(folder), m_keeps(keeps)
{
    // What a killed run left.
    QDir dir(m_folder);
    for (const QString &name : dir.entryList({namePattern}, QDir::Files))
        dir.remove(name);
}

PrivatePages::~PrivatePages()
{
    for (const QString &path : std::as_const(m_files))
        QFile::remove(path);
}

core::Result<QUrl> PrivatePages::make(const core::Secret &link)
{
    if (!link.startsWith("https://") && !link.startsWith("http://"))
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("only web links are opened")};
    const QString path = QDir(m_folder).filePath(
        QStringLiteral("handover-%1.html").arg(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    if (const core::Result<void> written = secrets::writeSecretFile(path, link.placedIn(page, "{link}")); !written)
        return written.error();
    m_files << path;
    QTimer::singleShot(m_keeps, this, [this, path] { remove(path); });
    return QUrl::fromLocalFile(path);
}

void PrivatePages::remove(const QString &path)
{
    QFile::remove(path);
    m_files.removeAll(path);
}

} // namespace app
