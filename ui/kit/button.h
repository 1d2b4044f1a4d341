#pragma once

#include "ui/kit/icons.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QPushButton>
#include <QStyle>

#include <optional>

namespace kit {

// A push button of one of six kinds: primary (one a view), plain, outline, ghost, link, danger.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Primary, Plain, Outline, Ghost, Link, Danger };
    enum class Size { Small, Medium, Large }; // 28, 32, 40 high

    explicit Button(Kind kind, const QString &text = {}, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    void setButtonSize(Size size);
    Size buttonSize() const { return m_size; }
    void setIconName(IconName name);
    const QString &iconName() const { return m_iconName; }
    // Other than what goes with the size.
    void setIconPixels(int pixels);
    // A short text after the label: the shortcut, or what it costs.
    void setHint(const QString &hint);
    const QString &hint() const { return m_hint; }
    // A second, smaller icon at the end (a chevron where a menu or popup opens).
    void setTrailingIcon(IconName name);
    // A coloured square with a letter before the text, as the account chooser has it.
    void setAvatar(const QString &letter, int series);
    void setTone(Tone tone);
    // 500 unless set: 400 for a warning in a line of text, 600 for a figure.
    void setWeight(int weight);
    // Other than what goes with the size: the 14 px of a door.
    void setRole(Role role);
    // No padding: a link whose text lines up with the text above it.
    void setFlush(bool flush);
    // Spread label and trailing icon over the width (a chooser in a form).
    void setSpread(bool spread);
    // Paint this state whatever the pointer does (the parts page); nothing goes back to the real one.
    void setShownState(std::optional<QStyle::State> state);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    virtual bool isSquare() const { return false; }

private:
    QStyle::State shownState() const;
    int controlHeightPx() const;
    int padding() const;
    int iconPx() const;
    qreal contentWidth() const;
    QFont labelFont() const;

    Kind m_kind;
    Size m_size = Size::Medium;
    QString m_iconName{};
    QString m_trailing{};
    QString m_hint{};
    QString m_letter{};
    int m_iconPixels = 0;
    int m_series = 0;
    int m_weight = QFont::Medium;
    bool m_spread = false;
    bool m_flush = false;
    std::optional<Role> m_role{};
    std::optional<Tone> m_tone{};
    std::optional<QStyle::State> m_shown{};
};

// 28 × 28 with an icon alone: always has a name for screen readers, shown as its tooltip.
class IconButton : public Button
{
    Q_OBJECT
public:
    IconButton(IconName name, const QString &accessibleName, QWidget *parent = nullptr, Kind kind = Kind::Ghost);
    void setLabel(const QString &accessibleName);

protected:
    bool isSquare() const override { return true; }
};

} // namespace kit
