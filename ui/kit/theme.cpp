#include "ui/kit/theme.h"

#include "ui/kit/overlay.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QApplication>
#include <QStyleHints>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(int(value >> 16 & 0xff), int(value >> 8 & 0xff), int(value & 0xff));
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

double luminance(const QColor &c)
{
    const auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

} // namespace

// WCAG 2, relative luminance.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme Theme::light()
{
    Theme t;
    t.rail = rgb(0xEAE9E6);
    t.pane = rgb(0xF4F3F1);
    t.surface = rgb(0xFFFFFF);
    t.sunken = rgb(0xF8F7F5);
    t.raised = rgb(0xFFFFFF);
    t.fill = rgb(0xEDECE9);
    t.fillHover = rgb(0xE4E3DF);
    t.hover = rgb(0xE7E6E2);
    t.pressed = rgb(0xDBDAD5);
    t.selected = rgb(0xE2E7FA);
    t.accentTint = rgb(0xEEF1FC);
    t.line = rgb(0xE3E2DE);
    t.line2 = rgb(0xD1D0CB);
    t.control = rgb(0x85857E);
    t.text = rgb(0x1B1B19);
    t.text2 = rgb(0x54544E);
    t.text3 = rgb(0x66665F);
    t.disabled = rgb(0xA3A39C);
    t.accent = rgb(0x3355D1);
    t.accentHover = rgb(0x2A48B8);
    t.accentPressed = rgb(0x223C9C);
    t.onAccent = rgb(0xFFFFFF);
    t.accentText = rgb(0x2C4BC4);
    t.positive = rgb(0x1A7040);
    t.positiveMark = rgb(0x2C8F57);
    t.positiveTint = rgb(0xE9F5ED);
    t.warning = rgb(0x875200);
    t.warningMark = rgb(0xB87400);
    t.warningTint = rgb(0xFCF3E0);
    t.danger = rgb(0xB3261E);
    t.dangerMark = rgb(0xCF3A31);
    t.dangerTint = rgb(0xFCEDEB);
    t.scrim = withAlpha(Qt::black, 0.36);
    t.shadow = withAlpha(Qt::black, 0.16);
    t.accentMark = t.accent;
    t.focusRing = t.accent;
    t.fieldGround = t.surface;
    t.knob = t.surface;
    t.codeKeyword = rgb(0x8A2F8F);
    t.codeFunction = t.accentText;
    t.codeString = t.positive;
    t.codeNumber = rgb(0xA04A00);
    t.codeComment = t.text3;
    t.series = {rgb(0x3355D1), rgb(0xBC6512), rgb(0x24594A), rgb(0x8C3A90), rgb(0x2B8CBD), rgb(0x787872)};
    return t;
}

Theme Theme::dark()
{
    Theme t;
    t.isDark = true;
    t.rail = rgb(0x141416);
    t.pane = rgb(0x19191B);
    t.surface = rgb(0x1F1F22);
    t.sunken = rgb(0x18181A);
    t.raised = rgb(0x29292D);
    t.fill = rgb(0x2E2E33);
    t.fillHover = rgb(0x36363B);
    t.hover = rgb(0x2C2C30);
    t.pressed = rgb(0x3F3F45);
    t.selected = rgb(0x2A3358);
    t.accentTint = rgb(0x252A40);
    t.line = rgb(0x2F2F34);
    t.line2 = rgb(0x3F3F45);
    t.control = rgb(0x7E7E85);
    t.text = rgb(0xEDEDEA);
    t.text2 = rgb(0xB9B9B4);
    t.text3 = rgb(0xA0A09B);
    t.disabled = rgb(0x66666A);
    t.accent = rgb(0x4C68E0);
    t.accentHover = rgb(0x4560D4);
    t.accentPressed = rgb(0x3C54BE);
    t.onAccent = rgb(0xFFFFFF);
    t.accentText = rgb(0xA5B6FF);
    t.positive = rgb(0x6CCB93);
    t.positiveMark = rgb(0x4FB87C);
    t.positiveTint = rgb(0x1D2D25);
    t.warning = rgb(0xE8B04B);
    t.warningMark = rgb(0xD69A2E);
    t.warningTint = rgb(0x322A1B);
    t.danger = rgb(0xFF8F85);
    t.dangerMark = rgb(0xEE6A5F);
    t.dangerTint = rgb(0x372221);
    t.scrim = withAlpha(Qt::black, 0.56);
    t.shadow = withAlpha(Qt::black, 0.52);
    t.accentMark = rgb(0x7C95FF);
    t.focusRing = rgb(0x7C95FF);
    t.fieldGround = t.sunken;
    t.knob = t.text;
    t.codeKeyword = rgb(0xE6A0E8);
    t.codeFunction = t.accentText;
    t.codeString = t.positive;
    t.codeNumber = rgb(0xF0B078);
    t.codeComment = t.text3;
    t.series = {rgb(0x7C95FF), rgb(0xDC9A49), rgb(0xADDAC5), rgb(0xB37CB6), rgb(0x72C6EE), rgb(0xADACA4)};
    return t;
}

Theme Theme::highContrast(const QPalette &system)
{
    const QColor ground = system.color(QPalette::Base);
    const QColor ink = system.color(QPalette::Text);
    // A system that set only ground and ink leaves defaults in the other roles; what cannot be seen there becomes ink.
    const auto stands = [&ground](const QColor &c, double least) { return contrast(c, ground) >= least; };
    QColor mark = system.color(QPalette::Highlight);
    QColor onMark = system.color(QPalette::HighlightedText);
    if (!stands(mark, 3.0) || contrast(mark, onMark) < 4.5) {
        mark = ink;
        onMark = ground;
    }
    const QColor link = stands(system.color(QPalette::Link), 4.5) ? system.color(QPalette::Link) : ink;
    Theme t = ground.lightness() < 128 ? dark() : light();
    t.isHighContrast = true;
    for (QColor *c : {&t.rail, &t.pane, &t.surface, &t.sunken, &t.raised, &t.fill, &t.fillHover, &t.hover, &t.pressed,
                      &t.accentTint, &t.positiveTint, &t.warningTint, &t.dangerTint, &t.fieldGround, &t.knob})
        *c = ground;
    for (QColor *c :
         {&t.line, &t.line2, &t.control, &t.text, &t.text2, &t.text3, &t.positive, &t.positiveMark, &t.warning,
          &t.warningMark, &t.danger, &t.dangerMark, &t.codeKeyword, &t.codeString, &t.codeNumber, &t.codeComment})
        *c = ink;
    for (QColor *c : {&t.accent, &t.accentHover, &t.accentPressed, &t.selected, &t.accentMark, &t.focusRing})
        *c = mark;
    t.onAccent = onMark;
    t.accentText = link;
    t.codeFunction = link;
    t.disabled = system.color(QPalette::Disabled, QPalette::Text);
    t.series.fill(ink);
    return t;
}

QColor Theme::color(Tone tone) const
{
    switch (tone) {
    case Tone::Text:
        return text;
    case Tone::Secondary:
        return text2;
    case Tone::Caption:
        return text3;
    case Tone::Accent:
        return accentText;
    case Tone::Positive:
        return positive;
    case Tone::Warning:
        return warning;
    case Tone::Danger:
        return danger;
    case Tone::Disabled:
        return disabled;
    case Tone::OnAccent:
        return onAccent;
    }
    return text;
}

QColor Theme::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Accent:
        return accentTint;
    case Tone::Positive:
        return positiveTint;
    case Tone::Warning:
        return warningTint;
    case Tone::Danger:
        return dangerTint;
    case Tone::OnAccent:
        return accent;
    case Tone::Text:
    case Tone::Secondary:
    case Tone::Caption:
    case Tone::Disabled:
        return fill;
    }
    return fill;
}

QColor Theme::mark(Tone tone) const
{
    switch (tone) {
    case Tone::Accent:
        return isDark ? accentText : accent;
    case Tone::Positive:
        return positiveMark;
    case Tone::Warning:
        return warningMark;
    case Tone::Danger:
        return dangerMark;
    case Tone::Text:
    case Tone::Secondary:
    case Tone::Caption:
    case Tone::Disabled:
    case Tone::OnAccent:
        return color(tone);
    }
    return text;
}

std::chrono::milliseconds Theme::duration(Motion motion) const
{
    using namespace std::chrono_literals;
    if (reducedMotion)
        return 0ms;
    switch (motion) {
    case Motion::Hover:
        return 0ms;
    case Motion::Popup:
        return 120ms;
    case Motion::Slide:
        return 160ms;
    case Motion::Dialog:
        return 200ms;
    }
    return 0ms;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &color) { p.setColor(role, color); };
    set(QPalette::Window, pane);
    set(QPalette::Base, surface);
    set(QPalette::AlternateBase, sunken);
    set(QPalette::Button, fill);
    set(QPalette::WindowText, text);
    set(QPalette::Text, text);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, danger);
    set(QPalette::PlaceholderText, text3);
    set(QPalette::Highlight, isHighContrast ? accent : selected);
    set(QPalette::HighlightedText, isHighContrast ? onAccent : text);
    set(QPalette::Link, accentText);
    set(QPalette::LinkVisited, accentText);
    set(QPalette::ToolTipBase, raised);
    set(QPalette::ToolTipText, text);
    set(QPalette::Light, surface);
    set(QPalette::Midlight, line);
    set(QPalette::Mid, line);
    set(QPalette::Dark, control);
    set(QPalette::Shadow, line2);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

const Theme &themeOf(const QWidget *widget)
{
    if (const auto *style = qobject_cast<const Style *>(widget ? widget->style() : QApplication::style()))
        return style->theme();
    static const Theme fallback = Theme::light();
    return fallback;
}

void applyTheme(QApplication &app, const Theme &theme, double textScale)
{
    installAccessibility();
    const QFont face = interfaceFont(textScale);
    if (face != QApplication::font())
        QApplication::setFont(face);
    if (auto *style = qobject_cast<Style *>(QApplication::style())) {
        style->setTheme(theme);
    } else {
        app.setStyle(new Style(theme));
    }
    QApplication::setPalette(theme.palette());
}

bool systemIsDark(const QPalette &system)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const auto scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return system.color(QPalette::Window).lightness() < 128;
}

} // namespace kit
