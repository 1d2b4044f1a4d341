#include "demo/texts.h"

#include <QFile>
#include <QJsonDocument>

#include <mutex>

// The resources live in a static library: without this the linker would leave them out.
static void takeResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace demo {

QString text(const QString &name)
{
    static std::once_flag once;
    std::call_once(once, takeResources);
    QFile file(QStringLiteral(":/demo/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QJsonObject jsonText(const QString &name)
{
    return QJsonDocument::fromJson(text(name).toUtf8()).object();
}

} // namespace demo
