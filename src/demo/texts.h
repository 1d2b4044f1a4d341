#pragma once

#include <QJsonObject>
#include <QString>

namespace demo {

// What is compiled in from resources/demo, by file name. A missing file is a defect and reads as empty.
QString text(const QString &name);
QJsonObject jsonText(const QString &name);

} // namespace demo
