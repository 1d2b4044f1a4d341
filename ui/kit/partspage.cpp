#include "ui/kit/partspage.h"

#include "ui/kit/badge.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/disclosure.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/meter.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/paint.h"
#include "ui/kit/secretclipboard.h"
#include "ui/kit/segments.h"
#include "ui/kit/skeleton.h"
#include "ui/kit/style.h"
#include "ui/kit/switch.h"
#include "ui/kit/tabbar.h"
#include "ui/kit/toast.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QRadioButton>
#include <QSlider>
#include <QTimer>

namespace kit {

namespace {

using State = QStyle::State;

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets, int spacing = space8)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    for (QWidget *widget : widgets)
        row->addWidget(widget, 0, Qt::AlignVCenter);
    row->addStretch(1);
    return row;
}

Button *shown(Button::Kind kind, const QString &text, State state)
{
    auto *button = new Button(kind, text);
    button->setShownState(state);
    return button;
}

// The ring needs its widget in its place first.
void ringLater(QWidget *widget)
{
    QTimer::singleShot(0, widget, [widget] { showFocusRing(widget); });
}

// A line at the start of open reasoning, and of quotations.
class Quote final : public QWidget
{
public:
    explicit Quote(QWidget *inside)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addSpacing(space20); // not a margin: margins do not mirror
        row->addWidget(inside, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal x = layoutDirection() == Qt::RightToLeft ? width() - 8 : 6;
        painter.fillRect(QRectF(x, 0, 2, height()), themeOf(this).line2);
    }
};

// Rows with hairlines between them inside one rounded border.
class Table final : public QWidget
{
public:
    Table() : m_box(new QVBoxLayout(this))
    {
        m_box->setContentsMargins(0, 0, 0, 0);
        m_box->setSpacing(0);
    }
    void addRow(QWidget *first, QWidget *second)
    {
        auto *row = new QWidget;
        row->setFixedHeight(m_rows == 0 ? 38 : 37);
        auto *cells = new QHBoxLayout(row);
        cells->setContentsMargins(13, 0, space12, 0);
        cells->setSpacing(0);
        first->setFixedWidth(112);
        cells->addWidget(first, 0, Qt::AlignVCenter);
        cells->addWidget(second, 1, Qt::AlignVCenter);
        m_box->addWidget(row);
        ++m_rows;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &t = themeOf(this);
        strokeRound(&painter, rect(), radiusRow, t.line);
        for (int i = 1; i < m_rows; ++i)
            drawHairline(&painter, 1, width() - 1, i * 37, t.line);
    }

private:
    QVBoxLayout *m_box;
    int m_rows = 0;
};

void addPart(QVBoxLayout *column, const QString &title, QWidget *part, int after)
{
    auto *label = new SectionLabel(title);
    label->setRole(Role::Meta, QFont::DemiBold);
    column->addWidget(label);
    column->addSpacing(space8);
    column->addWidget(part);
    column->addSpacing(after);
}

} // namespace

PartsPage::PartsPage(QWidget *parent) : ShadowHost(parent, Ground::Surface)
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(pageMargin, pageMargin, space16, pageMargin);
    columns->setSpacing(32);
    const auto column = [columns](int width) {
        auto *holder = new QWidget;
        holder->setFixedWidth(width);
        auto *box = new QVBoxLayout(holder);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(0);
        columns->addWidget(holder);
        return box;
    };

    QVBoxLayout *first = column(400);
    addPart(first, tr("Buttons: rest, hover, pressed, focus, disabled"), buttons(), 20);
    addPart(first, tr("Fields: rest, focus, wrong, disabled"), fields(), 20);
    addPart(first, tr("Meters: under 80 %, from 80 %, used up, unlimited"), meters(), 20);
    auto *skeleton = new Skeleton({{0.605, 0.121}, {0.766, 0.145}});
    skeleton->setFixedWidth(248);
    skeleton->showAtOnce();
    addPart(first, tr("Loading: the shape of what comes, no spinner"), skeleton, 23);
    auto *deletion = new SectionLabel(tr("Delete at once, five seconds to undo"));
    deletion->setRole(Role::Meta, QFont::DemiBold);
    first->addWidget(deletion);
    auto *toast = new Toast(this);
    toast->setEmbedded();
    toast->say(
        tr("Chat deleted"), [] {}, {}, std::chrono::hours(24));
    // Its shadow reaches out of the column, so it hangs over the layout.
    QTimer::singleShot(0, toast, [toast, deletion, this] {
        const QPoint under = deletion->mapTo(this, QPoint(0, deletion->height() + space8));
        const int x = layoutDirection() == Qt::RightToLeft
                          ? under.x() + deletion->width() + popupMargin - toast->width()
                          : under.x() - popupMargin;
        toast->move(x, under.y() - popupMargin);
        toast->raise();
    });
    first->addStretch(1);

    QVBoxLayout *second = column(400);
    addPart(second, tr("Money: seven states, never a bare 0"), moneyTable(), 20);
    addPart(second, tr("Tooltip with the arithmetic"), arithmetic(), 20);
    addPart(second, tr("Reasoning, open"), reasoning(), 20);
    auto *pill = new RaisedCard(nullptr, controlSmall / 2);
    pill->box()->setContentsMargins(0, 0, 0, 0);
    auto *newText = new Button(Button::Kind::Ghost, tr("New text"));
    newText->setButtonSize(Button::Size::Small);
    newText->setIconName(IconName("arrow-down"));
    newText->setTone(Tone::Text);
    pill->box()->addWidget(newText);
    pill->box()->setContentsMargins(6, 0, 6, 0);
    pill->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *pillLabel = new SectionLabel(tr("Reader has scrolled up while text arrives"));
    pillLabel->setRole(Role::Meta, QFont::DemiBold);
    second->addWidget(pillLabel);
    second->addSpacing(10);
    second->addWidget(pill, 0, Qt::AlignLeading);
    second->addStretch(1);

    QVBoxLayout *third = column(376);
    addPart(third, tr("Banners"), banners(), 20);
    addPart(third, tr("Context menu"), contextMenu(), 20);
    auto *copied = new CopiedNotice;
    copied->setFixedHeight(54);
    copied->showLeft(std::chrono::seconds(22), std::chrono::seconds(30));
    addPart(third, tr("Copied secret: the time left is visible"), copied, 20);
    addPart(third, tr("Warning before sending, in the cost strip"), costStrip(), 16);
    addPart(third, tr("Tabs, shown from the second on"), tabs(), 0);
    third->addStretch(1);
    columns->addStretch(1);
}

QWidget *PartsPage::buttons()
{
    const State rest = QStyle::State_Enabled;
    const State hover = rest | QStyle::State_MouseOver;
    const State pressed = hover | QStyle::State_Sunken;
    auto *part = new QWidget;
    auto *box = new QVBoxLayout(part);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(space8);

    Button *focusedPrimary = shown(Button::Kind::Primary, tr("Send"), rest);
    box->addLayout(
        rowOf({shown(Button::Kind::Primary, tr("Send"), rest), shown(Button::Kind::Primary, tr("Send"), hover),
               shown(Button::Kind::Primary, tr("Send"), pressed), focusedPrimary,
               shown(Button::Kind::Primary, tr("Send"), {})}));
    Button *focusedPlain = shown(Button::Kind::Plain, tr("Focus"), rest);
    box->addLayout(rowOf(
        {shown(Button::Kind::Plain, tr("Refresh"), rest), shown(Button::Kind::Plain, tr("Hover"), hover),
         shown(Button::Kind::Plain, tr("Press"), pressed), focusedPlain, shown(Button::Kind::Plain, tr("Off"), {})}));
    ringLater(focusedPrimary);
    ringLater(focusedPlain);

    auto *stop = new Button(Button::Kind::Outline, tr("Stop"));
    stop->setHint(tr("Esc"));
    box->addLayout(
        rowOf({stop, new Button(Button::Kind::Ghost, tr("Cancel")), new Button(Button::Kind::Link, tr("Open site")),
               new Button(Button::Kind::Danger, tr("Delete key")), new IconButton(IconName("copy"), tr("Copy"))}));
    auto *copy = new IconButton(IconName("copy"), tr("Copy"));
    copy->setShownState(hover);
    auto *inspector = new IconButton(IconName("panel-right"), tr("Inspector"));
    inspector->setShownState(rest | QStyle::State_On);
    box->addLayout(rowOf({copy, inspector}));
    return part;
}

QWidget *PartsPage::fields()
{
    auto *part = new QWidget;
    auto *box = new QVBoxLayout(part);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    const auto field = [this](const QString &text) {
        auto *f = new Field(text);
        f->setFixedWidth(192);
        f->setAccessibleName(tr("Address"));
        return f;
    };
    Field *focused = field(QStringLiteral("northgate"));
    focused->setShownFocused(true);
    Field *wrong = field(QStringLiteral("htp://northgate"));
    Field *off = field({});
    off->setPlaceholderText(tr("set by the relay"));
    off->setEnabled(false);
    box->addLayout(rowOf({field(QStringLiteral("northgate.example")), focused}));
    box->addSpacing(space8);
    box->addLayout(rowOf({wrong, off}));
    box->addSpacing(space4);
    auto *note = new FieldNote(wrong);
    wrong->setWrong(tr("Not an address yet"));
    box->addWidget(note);
    box->addSpacing(space8);

    auto *checked = new QCheckBox;
    checked->setChecked(true);
    auto *focusedBox = new QCheckBox;
    setFocusRing(focusedBox, radiusTag);
    ringLater(focusedBox);
    auto *chosen = new QRadioButton;
    chosen->setChecked(true);
    auto *unchecked = new QCheckBox;
    auto *open = new QRadioButton;
    for (QAbstractButton *b : std::initializer_list<QAbstractButton *>{checked, unchecked, focusedBox, chosen, open}) {
        b->setFixedSize(16, 16);
        b->setAccessibleName(tr("Example"));
    }
    auto *on = new Switch(tr("Example"));
    on->setChecked(true);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setFixedSize(96, 16);
    slider->setRange(0, 100);
    slider->setValue(38);
    slider->setAccessibleName(tr("Example"));
    auto *choices = new QWidget;
    choices->setLayout(
        rowOf({checked, unchecked, focusedBox, chosen, open, on, new Switch(tr("Example")), slider}, space16));
    choices->setFixedHeight(18);
    box->addWidget(choices);
    box->addSpacing(space8);

    auto *segments = new Segments({tr("Low"), tr("Medium"), tr("High")});
    segments->setCurrent(1);
    auto *account = new Chip(QStringLiteral("Northgate"));
    account->setChosen(true);
    account->setRemovable(true);
    box->addLayout(rowOf({segments, new Chip(tr("Reasons")), account, new Badge(tr("disabled"))}));
    box->addSpacing(space8);
    box->addLayout(rowOf({new Badge(tr("1 new"), Tone::Accent)}));
    return part;
}

QWidget *PartsPage::meters()
{
    auto *part = new QWidget;
    part->setLayout(rowOf({new Meter(0.42, 80), new Meter(0.87, 80), new Meter(1.0, 80),
                           new Label(tr("unlimited"), Role::Meta, Tone::Secondary)},
                          space12));
    part->setFixedHeight(16);
    return part;
}

QWidget *PartsPage::moneyTable()
{
    auto *table = new Table;
    const auto add = [table](const core::Money &money, const QString &words, Verdict verdict = Verdict::None) {
        auto *figure = new MoneyLabel;
        figure->setMoney(money, Decimals::Request, verdict);
        const bool strong = verdict != Verdict::None;
        figure->setRole(Role::Body, strong ? QFont::DemiBold : QFont::Normal);
        table->addRow(figure, new Label(words, Role::Body, Tone::Secondary));
    };
    add(core::Money::known(6'206'000), tr("billed: read from the relay’s log"), Verdict::Billed);
    add(core::Money::estimated(4'900'000), tr("estimated here, will be replaced"));
    add(core::Money::known(16'600'000), tr("billed, differs from the rate"), Verdict::Differs);
    add(core::Money::unknown(), tr("unknown, the tooltip says why"));
    add(core::Money::notPriced(), tr("the relay lists it without a rate"));
    add(core::Money::free(), tr("published as 0"));
    add(core::Money::unlimited(), tr("a key or account without a limit"));
    return table;
}

QWidget *PartsPage::arithmetic()
{
    auto *card = new RaisedCard;
    card->setFixedWidth(336);
    const auto add = [card](const QString &words, const core::Money &money, Tone tone, int weight) {
        auto *row = new QHBoxLayout;
        row->addWidget(new Label(words, Role::Body, tone));
        row->addStretch(1);
        row->addWidget(new MoneyLabel(money, Decimals::Explanation, Role::Body, weight));
        card->box()->addLayout(row);
    };
    add(tr("%1 in × %2 per 1M").arg(countText(1204), moneyText(core::Money::known(1'250'000'000), Decimals::Balance)),
        core::Money::known(1'505'000), Tone::Text, QFont::Normal);
    add(tr("%1 out × %2 per 1M").arg(countText(470), moneyText(core::Money::known(10'000'000'000), Decimals::Balance)),
        core::Money::known(4'700'000), Tone::Text, QFont::Normal);
    add(tr("rounded up to %1 units").arg(countText(3103)), core::Money::known(6'206'000), Tone::Secondary,
        QFont::DemiBold);
    auto *meta = new Label({}, Role::Meta, Tone::Secondary);
    meta->setRuns({Run{tr("Billed 12:31, matched by request id.") + u' '},
                   Run{tr("Ctrl+E explains"), QFont::Normal, Tone::Accent, QStringLiteral("explain")}});
    card->box()->addSpacing(space4);
    card->box()->addWidget(meta);
    card->box()->addSpacing(2);
    card->box()->setContentsMargins(space12, space8, space12, space6);
    card->setFixedHeight(96);
    auto *part = new QWidget;
    part->setLayout(rowOf({card}));
    return part;
}

QWidget *PartsPage::reasoning()
{
    auto *part = new QWidget;
    auto *box = new QVBoxLayout(part);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(space4);
    auto *head = new Disclosure(tr("Thought for %1").arg(durationText(std::chrono::seconds(4))));
    head->setDetail(tr("%1 tokens").arg(countText(196)));
    head->setChecked(true);
    box->addLayout(rowOf({head}));
    auto *text =
        new Label(tr("Stall of 5 s at 40 rows/s is 200 rows. Capacity 4 / 0.06 s = 66.7 rows/s, so the net drain "
                     "is 26.7 and 200 / 26.7 = 7.5 s."),
                  Role::Body, Tone::Secondary);
    text->setWordWrap(true);
    text->setFixedHeight(40);
    box->addWidget(new Quote(text));
    return part;
}

QWidget *PartsPage::banners()
{
    auto *part = new QWidget;
    auto *box = new QVBoxLayout(part);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(space8);
    auto *offline = new Banner(Tone::Warning, IconName("wifi-off"), tr("Offline."),
                               tr("Chats and history can be read; messages wait."));
    auto *keychain = new Banner(Tone::Warning, IconName("lock-open"), tr("No keychain on this system."),
                                tr("Keys are kept until you quit, then asked again."));
    keychain->setLink(tr("What to install"));
    auto *failed =
        new Banner(Tone::Danger, IconName("circle-alert"), tr("The list could not be read."), tr("Shown as of 11:40."));
    failed->setLink(tr("Try again"));
    auto *rates = new Banner(Tone::Accent, IconName("info"), {},
                             tr("This relay publishes no rates; they are learned from your log (0 of 2 requests)."));
    for (Banner *banner : {offline, keychain, failed, rates})
        box->addWidget(banner);
    return part;
}

QWidget *PartsPage::contextMenu()
{
    auto *card = new RaisedCard;
    card->box()->setContentsMargins(0, 0, 0, 0);
    card->setFixedSize(256, 185);
    auto *menu = new Menu(card);
    menu->add(IconName("pencil"), tr("Edit and resend"), moneyText(core::Money::estimated(6'000'000), Decimals::Part));
    QAction *copy = menu->add(IconName("copy"), tr("Copy as Markdown"), tr("Ctrl+C"));
    menu->add(IconName("git-branch"), tr("Branch from here"));
    menu->add(IconName("receipt-text"), tr("Explain the cost"), tr("Ctrl+E"));
    menu->addSeparator();
    menu->add(IconName("volume-2"), tr("Read aloud"))->setEnabled(false);
    menu->addDanger(IconName("trash-2"), tr("Delete"), tr("Del"));
    // Shown in the page, so neither a window nor in the way of the pointer.
    menu->setWindowFlags(Qt::Widget);
    menu->setAttribute(Qt::WA_TransparentForMouseEvents);
    menu->setFocusPolicy(Qt::NoFocus);
    menu->setFixedSize(256, 185);
    menu->show();
    menu->setActiveAction(copy);
    card->box()->addWidget(menu);
    auto *part = new QWidget;
    part->setLayout(rowOf({card}));
    return part;
}

QWidget *PartsPage::costStrip()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(space6, 0, space16, 0);
    row->setSpacing(space6);
    row->addWidget(new Label(tr("Input"), Role::Meta, Tone::Secondary));
    auto *input = new Label(moneyText(core::Money::estimated(4'000'000), Decimals::Part), Role::Meta, Tone::Text,
                            QFont::DemiBold);
    row->addWidget(input);
    row->addSpacing(space4);
    auto *reserve =
        new Button(Button::Kind::Ghost, tr("Reserves %1, you have %2")
                                            .arg(moneyText(core::Money::known(210'000'000), Decimals::Balance),
                                                 moneyText(core::Money::known(150'000'000), Decimals::Balance)));
    reserve->setButtonSize(Button::Size::Small);
    reserve->setIconName(IconName("triangle-alert"));
    reserve->setTone(Tone::Warning);
    reserve->setWeight(QFont::Normal);
    row->addWidget(reserve);
    row->addStretch(1);
    auto *fix = new Button(Button::Kind::Link, tr("Fix"));
    fix->setButtonSize(Button::Size::Small);
    row->addWidget(fix);
    part->setFixedHeight(controlSmall);
    return part;
}

QWidget *PartsPage::tabs()
{
    auto *bar = new TabBar;
    bar->addTab(tr("Queue sizing"));
    bar->addTab(tr("Kyoto"));
    bar->setBusy(1, true);
    return bar;
}

} // namespace kit
