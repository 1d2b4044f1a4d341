#pragma once

#include "ui/kit/textblock.h"

#include <QLabel>

namespace kit {

// Text of one role and tone, on the role's line height, figures tabular; plain text or runs, which may be links.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, Role role = Role::Body, Tone tone = Tone::Text, int weight = QFont::Normal,
                   QWidget *parent = nullptr);

    void setTone(Tone tone);
    Tone tone() const { return m_tone; }
    void setRole(Role role, int weight = QFont::Normal);
    // Stretches of different weight and tone; a run with a link can be clicked, and followed with Tab and Enter.
    void setRuns(const QList<Run> &runs);
    // One line that shortens with "…" instead of asking for width; the whole text is then its tooltip.
    void setElided(bool elided);
    // At most so many lines (with word wrap).
    void setMaxLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return wordWrap(); }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void linkFollowed(const QString &link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    TextBlock block() const;
    QStringList links() const;
    Qt::Alignment shownAlignment() const;

    Role m_role;
    Tone m_tone;
    int m_weight;
    bool m_elided = false;
    int m_maxLines = 0;
    QList<Run> m_runs{};
    QString m_runsText{};
    QString m_focusedLink{};
};

// 11/16 600 in text3, above a group.
class SectionLabel : public Label
{
    Q_OBJECT
public:
    explicit SectionLabel(const QString &text, QWidget *parent = nullptr);
};

// A figure: end-aligned, never mirrored, never wrapped.
class FigureLabel : public Label
{
    Q_OBJECT
public:
    explicit FigureLabel(const QString &text = {}, Role role = Role::Body, Tone tone = Tone::Text,
                         int weight = QFont::Normal, QWidget *parent = nullptr);
};

} // namespace kit
