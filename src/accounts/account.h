#pragma once

#include "core/id.h"
#include "core/money.h"
#include "relay/records.h"

namespace accounts {

enum class SignInWay { Password, AccessToken, KeyOnly };

enum class SignInState {
    SignedIn,
    SignedOut,  // the relay no longer takes the session or token: sign in again, nothing is lost
    KeyOnly,    // chats only; no balance, log or redemption by the management API
    Locked,     // the keychain did not give the secret
    NotChecked, // the secret was not read yet (they are read lazily)
};

// An account on a relay, without its secrets.
struct Account
{
    core::AccountId id{};
    QString name{}; // how the user calls it; the relay's name at first
    relay::RelayInfo relay{};
    SignInWay way = SignInWay::KeyOnly;
    SignInState state = SignInState::NotChecked;
    QString userName{};
    QString userId{};
    QString keyHint{}; // "…9f3a" of the key that chats use; empty: none yet
    QString keyName{};
    core::RemoteTokenId keyRemoteId{};
    bool isDemo = false;
    bool leftOut = false;       // not counted in totals
    bool signedOut = false;     // by the user: nobody asks to sign in again
    bool keepsPassword = false; // it is in the vault: a lost session is renewed by itself
    bool checksIn = false;      // the relay's daily check-in is done by itself
    core::Moment created{};

    bool canManage() const { return way != SignInWay::KeyOnly; }
    bool hasKey() const { return !keyHint.isEmpty(); }
};

} // namespace accounts
