#pragma once

#include "relay/records.h"

#include <QDate>

namespace relay {

// What registering needs; what a relay does not ask for stays empty.
struct Registration
{
    QString user{};
    core::Secret password{};
    QString email{};
    QString emailCode{}; // mailed, worth nothing once it was used
    QString inviteCode{};
};

// What to change of oneself; the rest stays as it is.
struct ProfileChange
{
    std::optional<QString> displayName{};
    core::Secret newPassword{};
    core::Secret oldPassword{}; // New API of 2026 asks for it, others ignore it
};

// From a mail of the relay: "…/user/reset?email=E&token=T".
struct ResetLink
{
    QUrl server{}; // where it leads
    QString email{};
    core::Secret token{};
};
// The first such link in a text; nothing when there is none.
std::optional<ResetLink> resetLinkIn(const QString &text);

struct SecondFactorState
{
    bool enabled = false;
    bool locked = false; // too many wrong codes, for some minutes
    std::optional<qint64> backupCodesLeft{};
};

// Set up, not yet in force: that comes with the first right code.
struct SecondFactorSetup
{
    core::Secret secret{};      // for typing into an authenticator
    core::Secret uri{};         // otpauth://…, for the QR picture
    core::Secret backupCodes{}; // one a line; empty where the relay issues none
};

struct CheckInDay
{
    QDate day{}; // in the relay's time zone
    core::Quota awarded{};
};

// New API's daily gift.
struct CheckIns
{
    bool offered = false;
    std::optional<core::Quota> least{};
    std::optional<core::Quota> most{};
    bool doneToday = false;
    QList<CheckInDay> days{}; // of the month asked for
    std::optional<qint64> count{};
    std::optional<core::Quota> total{};
};

// One of the relay's own suppliers, as Laisky's relays publish them.
struct ChannelState
{
    enum class State { On, OffByHand, OffByItself, Unknown };
    QString name{};
    State state = State::Unknown;
    std::optional<std::chrono::milliseconds> answered{}; // nothing: never tested
    std::optional<core::Moment> tested{};
};

// An online payment, as the relay remembers it.
struct TopUpOrder
{
    enum class State { Open, Paid, Expired, Failed, Unknown };
    QString order{};
    State state = State::Unknown;
    QString method{};
    std::optional<core::Quota> added{}; // what was or will be credited
    QString paid{};                     // as charged, with its currency where the relay names one
    core::Moment created{};
    std::optional<core::Moment> completed{};
};

// A plan that was bought: credit of its own, beside the balance.
struct Plan
{
    QString title{};
    std::optional<core::Quota> total{}; // nothing: without limit
    core::Quota used{};
    std::optional<core::Moment> ends{};
    bool active = false;
};

// What the operator says in the status, newest first.
struct Announcement
{
    QString text{};
    std::optional<core::Moment> published{};
    QString kind{}; // "warning", "error", "success", "ongoing", ""
};
QList<Announcement> announcementsOf(const QJsonObject &status);

} // namespace relay
