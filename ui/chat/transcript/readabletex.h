#pragma once

#include <QString>

namespace ui::chat {

// TeX source made readable in one line of text where no formula renderer is there: \lambda is λ, x^2 is x², \frac{a}{b}
// is a⁄b. What it does not know stays as written.
QString readableTex(const QString &tex);

} // namespace ui::chat
