#pragma once

#include "ui/kit/metrics.h"

#include <QColor>
#include <QPalette>

#include <array>
#include <chrono>

class QApplication;
class QWidget;

namespace kit {

// What the user chose; the system's choice is found by systemScheme().
enum class Scheme { System, Light, Dark };

// What moves, and so for how long (design.md "Type, space, time"). Always 0 with reduced motion.
enum class Motion { Hover, Popup, Slide, Dialog };

// How a text, mark or icon is meant; each widget that takes one reads the colour while painting.
enum class Tone { Text, Secondary, Caption, Accent, Positive, Warning, Danger, Disabled, OnAccent };

// Every colour of the design as one value, owned by the Style and read while painting: a switch is one update.
struct Theme
{
    bool isDark = false;
    bool isHighContrast = false;
    bool reducedMotion = false;

    QColor rail, pane, surface, sunken, raised;
    QColor fill, fillHover;
    QColor hover, pressed, selected, accentTint;
    QColor line, line2, control;
    QColor text, text2, text3, disabled;
    QColor accent, accentHover, accentPressed, onAccent, accentText;
    QColor positive, positiveMark, positiveTint;
    QColor warning, warningMark, warningTint;
    QColor danger, dangerMark, dangerTint;
    QColor scrim, shadow;
    QColor accentMark; // the accent of meters, sliders and focused fields
    QColor focusRing, fieldGround, knob;
    QColor codeKeyword, codeFunction, codeString, codeNumber, codeComment;
    std::array<QColor, 6> series; // chart colours in their order; the sixth is "others"

    static Theme light();
    static Theme dark();
    // All tokens from the system's roles: tints vanish, lines become text colour, series gain patterns.
    static Theme highContrast(const QPalette &system);

    QColor color(Tone tone) const;
    // The ground of a banner or badge of that tone; fill for plain tones.
    QColor tint(Tone tone) const;
    // The mark (icon, dot) of that tone.
    QColor mark(Tone tone) const;
    std::chrono::milliseconds duration(Motion motion) const;
    QPalette palette() const;
    friend bool operator==(const Theme &, const Theme &) = default;
};

// How well two colours can be told apart: 1…21.
double contrast(const QColor &a, const QColor &b);

// The theme that paints this widget: its style's, or the light one under a foreign style.
const Theme &themeOf(const QWidget *widget);

// Sets style, palette and the 13 px face of the interface (times textScale). May be called again: everything repaints.
void applyTheme(QApplication &app, const Theme &theme, double textScale = 1.0);

// What the desktop prefers: its colour scheme (Qt 6.5), before that the lightness of its palette.
bool systemIsDark(const QPalette &system);

} // namespace kit
