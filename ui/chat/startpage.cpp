#include "ui/chat/startpage.h"

#include "ui/kit/icons.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPainter>
#include <QStyle>

namespace ui::chat {

namespace {

constexpr int rowHeight = 60;

// A row of the card: icon, what it does, the model and the price it would have.
class Starter : public QAbstractButton
{
public:
    Starter(const QString &icon, const QString &title, const QString &hint, const QString &model,
            const core::Money &price, QWidget *parent)
        : QAbstractButton(parent), m_icon(icon), m_hint(hint), m_model(model), m_price(price)
    {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(hint);
        setFixedHeight(rowHeight);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const kit::Theme &theme = kit::themeOf(this);
        if (underMouse() || hasFocus())
            kit::fillRound(&painter, rect(), kit::radiusRow, theme.sunken);
        const auto visual = [this](const QRect &r) { return QRectF(QStyle::visualRect(layoutDirection(), rect(), r)); };
        const Qt::Alignment start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
        const Qt::Alignment end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
        kit::drawIcon(&painter, visual(QRect(16, 20, 20, 20)), m_icon, theme.accentText);
        painter.setFont(kit::font(kit::Role::Body, QFont::Medium));
        painter.setPen(theme.text);
        const int words = width() - 48 - 240;
        kit::drawLine(&painter, visual(QRect(48, 12, words, 20)), text(), start);
        painter.setFont(kit::font(kit::Role::Meta));
        painter.setPen(theme.text3);
        kit::drawLine(&painter, visual(QRect(48, 31, words, 18)), m_hint, start);
        kit::drawLine(&painter, visual(QRect(width() - 232, 20, 130, 20)), m_model, end);
        kit::MoneyLook look;
        look.money = m_price;
        look.decimals = kit::Decimals::Part;
        kit::drawMoney(&painter, visual(QRect(width() - 96, 20, 60, 20)), look, theme, end);
        kit::drawIcon(&painter, visual(QRect(width() - 30, 22, 16, 16)), QStringLiteral("chevron-right"), theme.text2,
                      layoutDirection());
    }

private:
    QString m_icon;
    QString m_hint;
    QString m_model;
    core::Money m_price;
};

} // namespace

StartPage::StartPage(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(kit::pageMargin, 0, kit::pageMargin, 0);
    auto *column = new QWidget(this);
    column->setMaximumWidth(kit::transcriptWidth + kit::space8);
    outer->addWidget(column);
    auto *box = new QVBoxLayout(column);
    box->setSpacing(kit::space4);
    box->addStretch(2);
    box->addWidget(new kit::Label(tr("What shall we work on?"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_sentence = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    box->addWidget(m_sentence);
    box->addSpacing(kit::space16);
    auto *card = new kit::Card(this, 0);
    m_rows = card->box();
    m_rows->setSpacing(0);
    box->addWidget(card);
    box->addSpacing(kit::space12);
    auto *keys = new kit::Label(tr("Ctrl+M choose a model  ·  Ctrl+N new chat  ·  Ctrl+D redeem a code"),
                                kit::Role::Meta, kit::Tone::Caption);
    box->addWidget(keys);
    box->addStretch(5);
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, &StartPage::refresh);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, &StartPage::refresh);
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, &StartPage::refresh);
    refresh();
}

void StartPage::refresh()
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    const core::AccountId id = account ? account->id : core::AccountId();
    const auto balance = m_workspace.wallet().balance(id);
    if (!account)
        m_sentence->setText(tr("Add a relay first; then each starter shows what it would cost."));
    else if (balance)
        m_sentence->setText(tr("You have %1 at %2. Each starter shows what it would cost.")
                                .arg(kit::moneyText(balance->money(), kit::Decimals::Balance), account->name));
    else
        m_sentence->setText(tr("You chat through %1. Each starter shows what it would cost.").arg(account->name));
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const QString model = m_workspace.catalog().suggestedModel(id);
    const struct
    {
        const char *icon;
        QString title, hint, text;
        qint64 tokens;
    } starters[] = {
        {"file-text", tr("Summarise a long document"), tr("Drop a text; see the price before you send"),
         tr("Summarise this in five sentences:\n\n"), 8000},
        {"code", tr("Review a function"), tr("Paste code; get faults first, style last"),
         tr("Review this function, faults first, style last:\n\n"), 2000},
        {"languages", tr("Translate and keep the formatting"), tr("Markdown, tables and code survive"),
         tr("Translate this and keep the formatting:\n\n"), 1500},
    };
    bool first = true;
    for (const auto &starter : starters) {
        if (!first)
            m_rows->addWidget(new kit::Hairline(this));
        first = false;
        core::Money price;
        if (!model.isEmpty())
            price = m_workspace.costs().preview(id, model, starter.tokens, 600).upTo;
        auto *row = new Starter(QString::fromLatin1(starter.icon), starter.title, starter.hint, model, price, this);
        connect(row, &QAbstractButton::clicked, this, [this, text = starter.text] { Q_EMIT starterChosen(text); });
        m_rows->addWidget(row);
    }
}

} // namespace ui::chat
