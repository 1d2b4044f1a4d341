#include "relay/relayaddress.h"

#include "relay/addressclean.h"
#include "relay/addresstext.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

// What people copy from manuals behind the base, longest first.
const QStringList &endpoints()
{
    static const QStringList list{u"chat/completions"_s,
                                  u"images/generations"_s,
                                  u"images/edits"_s,
                                  u"audio/speech"_s,
                                  u"audio/transcriptions"_s,
                                  u"audio/translations"_s,
                                  u"messages/count_tokens"_s,
                                  u"responses/compact"_s,
                                  u"dashboard/billing/usage"_s,
                                  u"dashboard/billing/subscription"_s,
                                  u"completions"_s,
                                  u"responses"_s,
                                  u"messages"_s,
                                  u"models"_s,
                                  u"embeddings"_s,
                                  u"moderations"_s,
                                  u"rerank"_s,
                                  u"edits"_s};
    return list;
}

// First segments of the relays' own web pages.
bool isPage(const QString &segment)
{
    static const QStringList pages{
        u"token"_s,      u"tokens"_s,     u"login"_s,      u"register"_s, u"topup"_s,  u"log"_s,       u"logs"_s,
        u"setting"_s,    u"settings"_s,   u"profile"_s,    u"user"_s,     u"panel"_s,  u"console"_s,   u"about"_s,
        u"home"_s,       u"chat"_s,       u"models"_s,     u"pricing"_s,  u"reset"_s,  u"oauth"_s,     u"dashboard"_s,
        u"playground"_s, u"sign-in"_s,    u"index.html"_s, u"wallet"_s,   u"signin"_s, u"signup"_s,    u"sign-up"_s,
        u"redemption"_s, u"midjourney"_s, u"task"_s,       u"setup"_s,    u"keys"_s,   u"usage-logs"_s};
    return pages.contains(segment.toLower());
}

bool isVersion(const QString &segment)
{
    return segment.size() >= 2 && segment.at(0).toLower() == u'v' && segment.at(1).isDigit();
}

bool stripEndpoint(QStringList &path)
{
    const QString joined = path.join(u'/').toLower();
    for (const QString &endpoint : endpoints()) {
        if (joined == endpoint || joined.endsWith(u'/' + endpoint)) {
            path.resize(path.size() - endpoint.count(u'/') - 1);
            return true;
        }
    }
    return false;
}

QUrl at(const QUrl &origin, const QStringList &path)
{
    QUrl url = origin;
    url.setPath(path.isEmpty() ? QString() : u'/' + path.join(u'/'));
    return url;
}

} // namespace

core::Result<RelayAddress> RelayAddress::parse(const QString &typed)
{
    const AddressText found = AddressText::find(typed);
    if (!found.url.isValid() || found.url.host().isEmpty())
        return core::Error{
            core::ErrorKind::BadRequest,
            u"no address in the text: looked for https://…, a host name, an IP address or a settings link"_s};

    QUrl origin;
    origin.setScheme(found.url.scheme());
    origin.setHost(found.url.host(QUrl::FullyEncoded));
    origin.setPort(found.url.port());

    QStringList path = found.url.path().split(u'/', Qt::SkipEmptyParts);
    stripEndpoint(path);
    while (path.size() >= 2 && path.last().toLower() == "v1"_L1 && path.at(path.size() - 2).toLower() == "v1"_L1)
        path.removeLast();

    // The path of a provider that is no relay: as typed, ".../v4" and the like included.
    QStringList plain = path;
    QStringList root = path;
    while (!root.isEmpty() && root.last().toLower() == "v1"_L1)
        root.removeLast();
    // A page of the console or a call of the management API: what lies before it.
    for (qsizetype i = 0; i < root.size(); ++i) {
        const bool api = root.at(i).toLower() == "api"_L1;
        if (!api && !isPage(root.at(i)))
            continue;
        const bool typedBase = api && std::any_of(path.begin(), path.end(), isVersion);
        root.resize(i);
        if (!typedBase)
            plain = root;
        break;
    }
    if (plain.isEmpty() || !isVersion(plain.last()))
        plain.append(u"v1"_s);
    else
        plain.last() = plain.last().toLower();

    RelayAddress address;
    address.key = found.key;
    address.hasSeveralKeys = found.hasSeveralKeys;
    address.others = found.others;
    address.hasScheme = found.hasScheme;
    address.credentialsDropped = found.hadCredentials;
    address.typed = QUrl(found.url.toString(QUrl::FullyEncoded));
    address.isInternational = found.url.host(QUrl::FullyEncoded).contains("xn--"_L1);
    address.isLookAlike = address.isInternational && isLookAlikeHost(found.url.host(QUrl::FullyEncoded));
    address.plainBase = at(origin, plain);
    const auto addBase = [&](const QStringList &segments) {
        const QUrl base = at(origin, segments);
        if (!address.plainBases.contains(base))
            address.plainBases.append(base);
    };
    addBase(plain);
    if (!path.isEmpty() && plain.size() > path.size())
        addBase(path); // "/openai" may be the base itself
    addBase({u"v1"_s});
    addBase({u"openai"_s, u"v1"_s});
    addBase({u"api"_s, u"v1"_s});
    const auto addCandidate = [&](const QStringList &segments) {
        const Candidate c{at(origin, segments), at(origin, QStringList(segments) << u"v1"_s)};
        const auto same = [&](const Candidate &other) { return other.root == c.root; };
        if (std::none_of(address.candidates.begin(), address.candidates.end(), same))
            address.candidates.append(c);
    };
    // Relays answer below their root only; ".../openai" is how other programs want it spelt.
    static const QStringList facades{u"openai"_s, u"claude"_s, u"anthropic"_s};
    QStringList bare = root;
    while (!bare.isEmpty() && (facades.contains(bare.last().toLower()) || isVersion(bare.last())))
        bare.removeLast();
    addCandidate(bare);
    addCandidate(root);
    for (QStringList up = bare; !up.isEmpty();) {
        up.removeLast();
        addCandidate(up);
    }
    return address;
}

} // namespace relay
