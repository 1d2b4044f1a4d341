#include "accounts/keychange.h"

namespace accounts {

relay::TokenRecord changedBy(relay::TokenRecord token, const KeyChange &change)
{
    if (change.name)
        token.name = *change.name;
    if (change.left) {
        token.unlimited = !change.left->has_value();
        if (!token.unlimited)
            token.remaining = **change.left;
    }
    if (change.expires)
        token.expires = *change.expires;
    if (change.models)
        token.models = *change.models;
    if (change.networks)
        token.networks = *change.networks;
    if (change.group)
        token.group = *change.group;
    return token;
}

relay::TokenDraft likeToken(const relay::TokenRecord &token)
{
    relay::TokenDraft draft;
    draft.name = token.name;
    if (!token.unlimited)
        draft.limit = token.remaining;
    draft.expires = token.expires;
    draft.models = token.models;
    draft.networks = token.networks;
    draft.group = token.group;
    return draft;
}

} // namespace accounts
