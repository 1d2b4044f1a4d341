#pragma once

#include "chat/message.h"
#include "markup/markdown.h"
#include "ui/chat/transcript/blockview.h"
#include "ui/chat/transcript/factsline.h"
#include "ui/chat/transcript/statecard.h"
#include "ui/kit/errortext.h"

#include <QElapsedTimer>
#include <QPixmap>

#include <functional>
#include <memory>
#include <vector>

namespace ui::chat {

namespace data = ::chat;

// What an element asks of its surroundings. All pointers and functions outlive the elements.
struct ElementContext
{
    const kit::Theme *theme = nullptr;
    std::function<QPixmap(core::AssetId asset, QSize atMost)> picture{};
    std::function<core::Money(const data::Message &)> retryCost{};
    std::function<kit::ErrorContext(const data::Message &)> errorContext{};
    std::function<core::Money(const data::Message &, qint64 tokensSoFar)> runningCost{};
};

// What can be clicked in a message.
enum class Spot {
    None,
    Text,
    Link,
    CopyCode,
    Reasoning,
    PreviousVersion,
    NextVersion,
    CopyMessage,
    ReadAloud,
    Retry,
    Cost,
    Continue,
    Picture,
    Action,
};

struct ElementHit
{
    Spot spot = Spot::None;
    int block = 0;
    int position = 0;
    QString target{};                         // a link's address, a code block's code
    core::AssetId asset{};                    // of Picture
    kit::ErrorAct act = kit::ErrorAct::Retry; // of Action
    QString tip{};
};

// A place in a message's text: which block, which character.
struct TextPlace
{
    int block = 0;
    int position = 0;
    friend auto operator<=>(const TextPlace &, const TextPlace &) = default;
};

struct ElementPaint
{
    bool hovered = false;
    bool last = false; // the last answer always shows its actions
    std::optional<std::pair<TextPlace, TextPlace>> selection{};
    ElementHit under{}; // what the pointer is on
    qreal spinnerPhase = 0;
};

// Layout and painting of one message; not a widget. Finished blocks are laid out once; while an answer arrives only the
// open block is laid out again.
class MessageElement
{
public:
    MessageElement(data::Message message, const ElementContext &context);

    const data::Message &message() const { return m_message; }
    core::MessageId id() const { return m_message.id; }
    void setMessage(const data::Message &message); // facts, state, cost; the text only when it differs
    void appendText(const QString &piece, bool reasoning);

    QRectF actionRect(kit::ErrorAct act) const; // of the card below; null: no such button
    bool countsDown() const { return m_card.countsDown(); }
    void refreshCard() { m_dirty = true; } // its surroundings changed: the balance, the seconds left

    int layOut(int width); // the height; cheap when nothing changed
    int height() const { return m_height; }
    // Above this nothing changes while the answer arrives: only what is below needs painting again.
    int openTop() const;
    void paint(QPainter *painter, QPoint origin, const ElementPaint &how) const;
    ElementHit hit(QPointF point, bool actionsShown) const;

    void toggleReasoning();
    TextPlace endPlace() const;
    QString selectedText(const TextPlace &from, const TextPlace &to) const;
    QString accessibleText() const;

private:
    struct PlacedBlock
    {
        std::unique_ptr<BlockView> view;
        QPointF at{};
        int height = 0;
    };
    struct PlacedPicture
    {
        core::AssetId asset{};
        QPixmap pixmap{};
        QRectF place{};
    };

    bool isUser() const { return m_message.role == data::Role::User; }
    bool isStreaming() const { return m_message.state == data::MessageState::Streaming; }
    void rebuildBlocks();
    void syncBlocks(int keep);
    int layOutUser(int width);
    int layOutAnswer(int width);
    int layOutReasoning(int y);
    int layOutPictures(int y, int width, bool trailing);
    void paintReasoning(QPainter *painter, QPoint origin) const;

    const ElementContext &m_context;
    data::Message m_message;
    markup::GrowingDocument m_document{};
    std::vector<PlacedBlock> m_blocks{};
    std::vector<PlacedPicture> m_pictures{};
    std::unique_ptr<SpanLayout> m_reasoning{};
    FactsLine m_facts{};
    StateCard m_card{};
    QString m_reasoningText{};
    bool m_reasoningOpen = false;
    QRectF m_bubble{};
    QRectF m_reasoningHead{};
    int m_laidOutBlocks = 0; // these have a height at the present width
    int m_width = -1;
    int m_height = 0;
    bool m_dirty = true;
    qreal m_streamedTokens = 0;
    QElapsedTimer m_streaming{};
};

} // namespace ui::chat
