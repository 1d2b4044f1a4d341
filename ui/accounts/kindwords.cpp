#include "ui/accounts/kindwords.h"

#include "ui/accounts/addrelaypage.h"

namespace ui::accounts {

QString kindWords(relay::Kind kind)
{
    switch (kind) {
    case relay::Kind::Laisky:
        return QStringLiteral("Laisky One API");
    case relay::Kind::OneApi:
        return QStringLiteral("One API");
    case relay::Kind::NewApi:
        return QStringLiteral("New API");
    case relay::Kind::OneHub:
        return QStringLiteral("One Hub");
    case relay::Kind::Plain:
        return AddRelayPage::tr("OpenAI-compatible");
    case relay::Kind::OldProxy:
        return AddRelayPage::tr("old proxy");
    }
    return {};
}

} // namespace ui::accounts
