#include "ui/chat/inspector/outlinepane.h"

#include "ui/kit/icons.h"
#include "ui/kit/label.h"
#include "ui/kit/theme.h"

#include <QBoxLayout>
#include <QListWidget>

namespace ui::chat {

namespace {

constexpr int longestRow = 120; // characters; the view shortens what is wider

QString fileName(const ::chat::Part &part)
{
    const QString name = part.meta.value(QLatin1String("name")).toString();
    return name.isEmpty() ? part.text : name;
}

bool isFile(const ::chat::Part &part)
{
    return part.kind == ::chat::PartKind::Image || part.kind == ::chat::PartKind::File ||
           part.kind == ::chat::PartKind::Audio;
}

} // namespace

OutlinePane::OutlinePane(Shows what, QWidget *parent) : QWidget(parent), m_shows(what)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    m_empty = new kit::Label(what == Shows::Questions ? tr("What you ask is listed here.")
                                                      : tr("Files and pictures of this chat are listed here."),
                             kit::Role::Body, kit::Tone::Secondary);
    m_empty->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(what == Shows::Questions ? tr("Outline") : tr("Files"));
    box->addWidget(m_empty);
    box->addWidget(m_list, 1);
    const auto jump = [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT jumpRequested(core::MessageId(item->data(Qt::UserRole).toLongLong()));
    };
    connect(m_list, &QListWidget::itemClicked, this, jump);
    connect(m_list, &QListWidget::itemActivated, this, jump);
    refresh();
}

void OutlinePane::setSession(::chat::Session *session)
{
    m_session = session;
    if (isVisible())
        refresh();
}

void OutlinePane::refresh()
{
    m_list->clear();
    const auto add = [this](const QString &text, core::MessageId id) {
        const QString line = text.left(longestRow).simplified();
        auto *item = new QListWidgetItem(line.isEmpty() ? tr("(no text)") : line, m_list);
        item->setData(Qt::UserRole, id.value());
        item->setToolTip(text.left(400));
    };
    if (m_session) {
        for (const ::chat::Message &message : m_session->messages()) {
            if (m_shows == Shows::Questions) {
                if (message.role == ::chat::Role::User)
                    add(message.text(), message.id);
                continue;
            }
            for (const ::chat::Part &part : message.parts) {
                if (isFile(part))
                    add(fileName(part), message.id);
            }
        }
    }
    m_empty->setVisible(m_list->count() == 0);
    m_list->setVisible(m_list->count() > 0);
}

} // namespace ui::chat
