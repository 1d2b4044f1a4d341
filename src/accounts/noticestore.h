#pragma once

#include "accounts/notices.h"

namespace accounts {

// The table notice.
QString noticeKindName(Notice::Kind kind);
core::Async<QList<Notice>> loadNotices(storage::Database &database);
// What the relay says now takes the place of what it said; a notice without its account is not kept.
core::Async<void> replaceNotices(storage::Database &database, core::AccountId id, Notice::Kind kind,
                                 const QList<Notice> &now);
core::Async<void> markNoticesRead(storage::Database &database);

} // namespace accounts
