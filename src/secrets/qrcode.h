#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <vector>

namespace secrets {

// A square of dark and light cells, without its quiet zone (four cells on each side).
class QrCode
{
public:
    QrCode() = default;
    QrCode(int size, std::vector<bool> cells) : m_size(size), m_cells(std::move(cells)) {}
    int size() const { return m_size; }
    bool isDark(int x, int y) const { return m_cells.at(static_cast<std::size_t>(y * m_size + x)); }

private:
    int m_size = 0;
    std::vector<bool> m_cells{};
};

// The picture an authenticator's camera reads: set-up is the one moment when a secret leaves by the screen. TooLarge
// when it does not fit in a code.
core::Result<QrCode> qrCodeOf(const core::Secret &text);

// The characters themselves, for the same moment: a secret to type into an authenticator, backup codes to write down.
QString spelledForItsOwner(const core::Secret &secret);

} // namespace secrets
