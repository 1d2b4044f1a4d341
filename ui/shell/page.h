#pragma once

namespace ui::shell {

// The pages of the rail, in its order.
enum class Page { Chats, Wallet, Keys, Models, Usage, Settings };

} // namespace ui::shell
