#pragma once

#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QString>
#include <QTextLayout>

#include <memory>
#include <optional>

namespace kit {

// A stretch of text in one weight and tone; with a link it is accent text that can be followed.
struct Run
{
    QString text{};
    int weight = QFont::Normal;
    std::optional<Tone> tone{};
    QString link{};
};

// Text of one role broken into lines of the role's height, figures tabular. Laid out once, drawn often.
class TextBlock
{
public:
    explicit TextBlock(Role role = Role::Body, int weight = QFont::Normal);

    void setText(const QString &text);
    void setRuns(QList<Run> runs);
    void setRole(Role role, int weight);
    QString text() const;
    const QList<Run> &runs() const { return m_runs; }

    // maxLines 0: as many as it takes; the last allowed one is elided.
    void lay(qreal width, Qt::LayoutDirection direction, int maxLines = 0);
    // The size of the last lay(): natural width, whole lines.
    QSizeF size() const { return m_size; }
    qreal naturalWidth() const;
    int lineCount() const;
    // Aligns each line in width (the width of lay()). Tones not set by a run are base.
    void draw(QPainter *painter, const QPointF &at, const Theme &theme, Tone base,
              Qt::Alignment alignment = Qt::AlignLeft, const QString &focusedLink = {});
    // "" where there is none.
    QString linkAt(const QPointF &point) const;

private:
    void prepare();
    void breakLines();
    void paintRuns(const Theme &theme, Tone base, const QString &focusedLink);

    Role m_role;
    int m_weight;
    QList<Run> m_runs{};
    std::unique_ptr<QTextLayout> m_layout{};
    qreal m_width = 0;
    int m_maxLines = 0;
    QSizeF m_size{};
    int m_line = 20;
};

} // namespace kit
