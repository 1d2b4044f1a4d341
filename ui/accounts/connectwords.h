#pragma once

#include "accounts/connect/settings.h"
#include "app/connectiontest.h"
#include "ui/kit/errortext.h"

namespace ui::accounts {

// Words of "Connect an app".
QString formatWords(relay::WireFormat format);
// Why a way is closed: a sentence.
QString obstacleWords(::accounts::connect::Obstacle obstacle, const ::accounts::connect::Way &way);
QString doubtWords(::accounts::connect::Doubt doubt, const QString &app);
// What came back, in one sentence.
QString reportWords(const app::TestReport &report);
// A file that was not written, and why.
kit::ErrorWords fileErrorWords(const core::Error &error, const QString &path);

} // namespace ui::accounts
