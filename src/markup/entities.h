#pragma once

#include <QString>

namespace markup {

// "&amp;", "&#8364;", "&#x20AC;" as characters; what is not known stays as it is written.
QString decodedEntity(const QString &entity);

} // namespace markup
