#pragma once

#include "relay/oneapi.h"

namespace relay {

// Any OpenAI-compatible service: inference with a key, nothing to manage. Its management calls have no path.
class Plain : public OneApi
{
public:
    using OneApi::OneApi;
    Kind kind() const override { return Kind::Plain; }
    StopBilling stopBilling() const override { return StopBilling::Unknown; }

    Call signIn(const QString &, const core::Secret &, const core::Secret &) const override { return {}; }
    Call signOut(bool) const override { return {}; }
    Call self() const override { return {}; }
    Call makeAccessToken() const override { return {}; }
    Call tokens(int) const override { return {}; }
    Call createToken(const TokenDraft &) const override { return {}; }
    Call updateToken(const TokenRecord &) const override { return {}; }
    Call setTokenEnabled(const TokenRecord &, bool) const override { return {}; }
    Call removeToken(const core::RemoteTokenId &) const override { return {}; }
    Call topUp(const core::Secret &) const override { return {}; }
    Call log(const LogQuery &) const override { return {}; }
    Call stat(const LogQuery &) const override { return {}; }
    std::optional<Call> availableModels() const override { return {}; }
};

} // namespace relay
