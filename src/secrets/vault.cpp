#include "secrets/vault.h"

namespace secrets {

void Vault::setState(VaultState state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace secrets
