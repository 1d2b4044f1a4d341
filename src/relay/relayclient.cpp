#include "relay/relayclient.h"

#include "net/cookiejar.h"
#include "net/retrypolicy.h"
#include "relay/envelope.h"
#include "relay/relayerror.h"

#include <QLocale>
#include <QTimeZone>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

core::Error notOffered()
{
    core::Error error{core::ErrorKind::NotFound, u"this relay has no such call"_s};
    error.cause = core::ErrorCause::EndpointMissing;
    return error;
}

core::Error pausedFor(std::chrono::milliseconds wait)
{
    core::Error paused{core::ErrorKind::RateLimited, u"the management API is paused after a 429"_s};
    paused.cause = core::ErrorCause::ManagementLimited;
    paused.retryAfter = wait;
    return paused;
}

} // namespace

RelayClient::RelayClient(net::Transport &transport, RelayInfo info, QObject *parent)
    : QObject(parent), m_transport(transport), m_info(std::move(info)), m_dialect(dialectFor(m_info))
{
}

RelayClient::~RelayClient() = default;

void RelayClient::setCredential(Credential credential)
{
    m_credential = std::move(credential);
    m_cannotRenew = false;
}

bool RelayClient::hasCredential() const
{
    return !m_credential.accessToken.isEmpty() || !m_credential.bearer.isEmpty() ||
           (m_credential.session && !m_credential.session->isEmpty());
}

core::Secret RelayClient::savedSession() const
{
    return m_credential.session ? m_credential.session->save() : core::Secret();
}

void RelayClient::restoreSession(const core::Secret &saved, const QString &userId)
{
    Credential credential;
    credential.session = std::make_shared<net::CookieJar>();
    credential.session->restore(saved);
    credential.userId = userId;
    setCredential(std::move(credential));
}

// --- the one way to the management API ---

net::Request RelayClient::managementRequest(const Call &call, const Credential &credential) const
{
    net::Request request;
    request.method = call.method;
    request.url = m_info.root;
    request.url.setPath(m_info.root.path() + call.path);
    if (!call.query.isEmpty())
        request.url.setQuery(call.query);
    request.json = call.json;
    request.secretMembers = call.secretMembers;
    request.headers.append(net::Header{"Accept", "application/json"});
    if (!credential.accessToken.isEmpty()) {
        request.secretHeaders.append(net::Request::SecretHeader{"Authorization", {}, credential.accessToken});
    } else {
        request.cookies = credential.session;
        if (!credential.bearer.isEmpty())
            request.secretHeaders.append(net::Request::SecretHeader{"Authorization", "Bearer ", credential.bearer});
    }
    if (m_info.needsUserId && !credential.userId.isEmpty())
        request.headers.append(net::Header{"New-Api-User", credential.userId.toLatin1()});
    return request;
}

core::Async<net::Response> RelayClient::sendRetrying(const net::Request &request, int attempt)
{
    core::Promise<net::Response> promise;
    m_transport.send(request, m_scope)
        .finally(this, [this, request, attempt, promise](const core::Result<net::Response> &r) {
            // Only reading may be tried again by itself, and only what a moment may mend; a 429 pauses instead.
            std::optional<std::chrono::milliseconds> delay;
            if (request.method == "GET") {
                if (!r)
                    delay = net::retryDelay(r.error().kind, attempt, r.error().retryAfter, false);
                else if (r->status >= 500)
                    delay = net::retryDelay(readError(*r, false).kind, attempt,
                                            r->retryAfter(QDateTime::currentDateTimeUtc()), false);
            }
            if (!delay) {
                promise.settle(r);
                return;
            }
            QTimer::singleShot(*delay, this, [this, request, attempt, promise] {
                sendRetrying(request, attempt + 1).finally(this, [promise](const core::Result<net::Response> &again) {
                    promise.settle(again);
                });
            });
        });
    return promise.future();
}

core::Async<net::Response> RelayClient::call(const Call &call)
{
    if (!call.isOffered())
        return notOffered();
    const core::Moment now = m_clock->now();
    const std::optional<core::Moment> &until = call.isCritical && m_criticalUntil ? m_criticalUntil : m_pausedUntil;
    if (until && now < *until)
        return pausedFor(*until - now);
    const net::Request request = managementRequest(call, m_credential);
    return call.mayRepeat ? sendRetrying(request, 1) : m_transport.send(request, m_scope);
}

void RelayClient::observe(core::Error &error, bool critical)
{
    using namespace std::chrono_literals;
    if (error.cause == core::ErrorCause::ManagementLimited && error.httpStatus == 429) {
        // Without a Retry-After: the windows of relay-api §1.6.
        error.retryAfter = error.retryAfter.value_or(critical ? 20min : 1min);
        std::optional<core::Moment> &until = critical ? m_criticalUntil : m_pausedUntil;
        until = m_clock->now() + *error.retryAfter;
        if (!critical)
            Q_EMIT pausedUntil(*until);
    }
    if (error.cause == core::ErrorCause::SignedOut || error.cause == core::ErrorCause::UserBanned)
        Q_EMIT signedOut();
}

// What the relay refused for want of a sign-in it did not do: sending it again is safe, whatever it was.
template<typename T>
core::Async<T> RelayClient::refusedUntilMended(const Call &what, Reader<T> read, core::Error refused)
{
    observe(refused, what.isCritical);
    core::Promise<T> promise;
    if (!m_mend || refused.cause != core::ErrorCause::SignedOut) {
        promise.fail(refused);
        return promise.future();
    }
    m_mend().finally(this, [this, what, read, promise, refused](const core::Result<void> &mended) {
        if (!mended)
            return promise.fail(refused);
        ask<T>(what, read, true, false).finally(this, [promise](const core::Result<T> &r) { promise.settle(r); });
    });
    return promise.future();
}

template<typename T>
core::Async<T> RelayClient::ask(const Call &what, Reader<T> read, bool mayRenew, bool mayMend)
{
    const bool hadCredential = hasCredential();
    return call(what).then(this, [=, this](const net::Response &answer) -> core::Async<T> {
        const core::Result<T> result = read(answer);
        if (result)
            return result;
        const bool renewable = mayRenew && !m_cannotRenew && m_credential.session &&
                               m_credential.accessToken.isEmpty() && m_dialect->refreshSession();
        if (result.error().cause == core::ErrorCause::SignedOut && renewable) {
            core::Promise<T> promise;
            core::Error refused = result.error();
            renewBearer().finally(this, [=, this](const core::Result<void> &renewed) mutable {
                const auto tell = [promise](const core::Result<T> &r) { promise.settle(r); };
                if (renewed) {
                    ask<T>(what, read, false, mayMend).finally(this, tell);
                } else if (mayMend) {
                    refusedUntilMended<T>(what, read, refused).finally(this, tell);
                } else {
                    observe(refused, what.isCritical);
                    promise.fail(refused);
                }
            });
            return promise.future();
        }
        // Whoever asked without a credential knows; what is lost is worth mending.
        if (result.error().cause == core::ErrorCause::SignedOut && mayMend && hadCredential)
            return refusedUntilMended<T>(what, read, result.error());
        core::Error error = result.error();
        observe(error, what.isCritical);
        return error;
    });
}

core::Async<void> RelayClient::renewBearer()
{
    if (m_renewal && !m_renewal->isSettled())
        return *m_renewal;
    Credential cookieOnly;
    cookieOnly.session = m_credential.session;
    const auto jar = m_credential.session;
    core::Async<void> renewal =
        m_transport.send(managementRequest(*m_dialect->refreshSession(), cookieOnly), m_scope)
            .then(this, [this, jar](const net::Response &answer) -> core::Result<void> {
                const core::Result<SignedIn> in = m_dialect->readSignIn(answer);
                if (!in || in->bearer.isEmpty()) {
                    m_cannotRenew = true; // until the next sign-in; a version without this call answers 404
                    return in ? core::Error{core::ErrorKind::Protocol, u"no bearer in the answer"_s} : in.error();
                }
                if (m_credential.session == jar)
                    m_credential.bearer = in->bearer;
                Q_EMIT sessionChanged();
                return {};
            });
    m_renewal = renewal;
    return renewal;
}

// --- sign-in ---

core::Async<net::Response> RelayClient::sendSignIn(const Call &call, const std::shared_ptr<net::CookieJar> &jar)
{
    const core::Moment now = m_clock->now();
    if (m_criticalUntil && now < *m_criticalUntil)
        return pausedFor(*m_criticalUntil - now);
    Credential pending;
    pending.session = jar;
    return m_transport.send(managementRequest(call, pending), m_scope);
}

core::Async<SignedIn> RelayClient::signIn(const QString &user, const core::Secret &password, const core::Secret &code)
{
    // A second step that is a call of its own goes on where the first one stopped.
    if (m_pending && !code.isEmpty()) {
        if (const std::optional<Call> step = m_dialect->secondFactor(code, m_pending->flow)) {
            const auto jar = m_pending->jar;
            return sendSignIn(*step, jar).then(this, [this, jar](const net::Response &answer) {
                return takeSignIn(answer, jar, {});
            });
        }
    }
    const Call first = m_dialect->signIn(user, password, code);
    if (!first.isOffered())
        return notOffered();
    m_pending.reset();
    // A fresh jar: an old cookie of another secret has crashed some versions' sign-in (relay-api §3.2).
    const auto jar = std::make_shared<net::CookieJar>();
    return sendSignIn(first, jar).then(this, [this, jar, code](const net::Response &answer) {
        return takeSignIn(answer, jar, code);
    });
}

core::Async<SignedIn> RelayClient::takeSignIn(const net::Response &answer, const std::shared_ptr<net::CookieJar> &jar,
                                              const core::Secret &code)
{
    const QString stamp = QString::fromLatin1(answer.header("Date")); // "Tue, 24 Nov 2026 12:00:00 GMT"
    const QDateTime date = stamp.endsWith(" GMT"_L1)
                               ? QLocale::c().toDateTime(stamp.chopped(4), u"ddd, dd MMM yyyy HH:mm:ss"_s)
                               : QDateTime();
    if (date.isValid()) {
        const QDateTime theirs(date.date(), date.time(), QTimeZone::utc());
        m_clockAhead = std::chrono::seconds(core::toDateTime(m_clock->now()).secsTo(theirs));
    }
    const core::Result<SignedIn> in = m_dialect->readSignIn(answer);
    if (!in) {
        core::Error error = in.error();
        if (error.cause == core::ErrorCause::ManagementLimited)
            observe(error, true);
        if (error.cause == core::ErrorCause::SignedOut) // the pending step was forgotten by the relay
            m_pending.reset();
        return error;
    }
    if (in->secondFactorWanted) {
        m_pending = Pending{jar, in->flow, in->flowExpires};
        if (const auto step = m_dialect->secondFactor(code, in->flow); step && !code.isEmpty())
            return signIn({}, {}, code);
        core::Error wanted{core::ErrorKind::Unauthorized, u"a second factor is wanted"_s};
        wanted.cause = core::ErrorCause::SecondFactorWanted;
        return wanted;
    }
    if (jar->hasUnsendableSecureCookie(m_info.root)) {
        core::Error error{core::ErrorKind::Unauthorized,
                          u"the session cookie is Secure but the address is plain http"_s};
        error.cause = core::ErrorCause::SessionUnsendable;
        return error;
    }
    if (jar->isEmpty())
        return core::Error{core::ErrorKind::Protocol, u"signed in, but no session came with it"_s};
    m_pending.reset();
    Credential credential;
    credential.session = jar;
    credential.userId = in->userId;
    credential.bearer = in->bearer;
    setCredential(std::move(credential));
    Q_EMIT sessionChanged();
    return in;
}

core::Async<void> RelayClient::signOut()
{
    return call(m_dialect->signOut(!m_credential.bearer.isEmpty()))
        .then(this, [this](const net::Response &answer) -> core::Result<void> {
            const core::Result<void> result = m_dialect->readPlain(answer);
            if (result)
                m_credential = {};
            return result;
        });
}

core::Async<SelfRecord> RelayClient::self()
{
    return ask<SelfRecord>(m_dialect->self(), [this](const net::Response &a) { return m_dialect->readSelf(a); });
}

core::Async<core::Secret> RelayClient::makeAccessToken()
{
    return ask<core::Secret>(m_dialect->makeAccessToken(),
                             [this](const net::Response &a) { return m_dialect->readAccessToken(a); });
}

// --- keys ---

core::Async<std::vector<TokenRecord>> RelayClient::tokensFrom(int page, std::vector<TokenRecord> before)
{
    // The answer's own word for "there are more" goes along with its rows.
    struct Part
    {
        std::vector<TokenRecord> tokens;
        bool more = false;
    };
    const auto read = [this](const net::Response &a) -> core::Result<Part> {
        bool more = false;
        core::Result<std::vector<TokenRecord>> tokens = m_dialect->readTokens(a, &more);
        if (!tokens)
            return tokens.error();
        return Part{std::move(tokens).value(), more};
    };
    return ask<Part>(m_dialect->tokens(page), read)
        .then(this,
              [this, page,
               before = std::move(before)](const Part &part) mutable -> core::Async<std::vector<TokenRecord>> {
                  std::size_t added = 0;
                  for (const TokenRecord &t : part.tokens) {
                      const auto same = [&](const TokenRecord &other) { return other.id == t.id; };
                      if (std::any_of(before.begin(), before.end(), same))
                          continue; // a page asked for twice, or one that moved in between
                      before.push_back(t);
                      ++added;
                  }
                  constexpr int mostPages = 100;
                  if (!part.more || added == 0 || page + 1 >= mostPages)
                      return core::Result<std::vector<TokenRecord>>(std::move(before));
                  return tokensFrom(page + 1, std::move(before));
              });
}

core::Async<std::vector<TokenRecord>> RelayClient::tokens()
{
    return tokensFrom(0, {});
}

core::Async<TokenRecord> RelayClient::createToken(const TokenDraft &draft)
{
    const auto withKey = [this](const TokenRecord &token) -> core::Async<TokenRecord> {
        if (!token.key.isEmpty())
            return core::Result<TokenRecord>(token);
        return tokenKey(token).then(this, [token](const core::Secret &key) {
            TokenRecord full = token;
            full.key = key;
            return full;
        });
    };
    return ask<TokenRecord>(m_dialect->createToken(draft),
                            [this](const net::Response &a) { return m_dialect->readCreatedToken(a); })
        .then(this, [this, draft, withKey](const TokenRecord &made) -> core::Async<TokenRecord> {
            if (made.id.isValid())
                return withKey(made);
            // Not returned here: the newest of that name is it.
            return ask<std::vector<TokenRecord>>(m_dialect->tokens(0),
                                                 [this](const net::Response &a) {
                                                     bool more = false;
                                                     return m_dialect->readTokens(a, &more);
                                                 })
                .then(this, [draft, withKey](const std::vector<TokenRecord> &list) -> core::Async<TokenRecord> {
                    for (const TokenRecord &token : list) {
                        if (token.name == draft.name)
                            return withKey(token);
                    }
                    return core::Error{core::ErrorKind::Protocol, u"the relay made the key but does not list it"_s};
                });
        });
}

core::Async<void> RelayClient::updateToken(const TokenRecord &changed)
{
    return ask<void>(m_dialect->updateToken(changed),
                     [this](const net::Response &a) { return m_dialect->readPlain(a); });
}

core::Async<void> RelayClient::setTokenEnabled(const TokenRecord &token, bool enabled)
{
    return ask<void>(m_dialect->setTokenEnabled(token, enabled),
                     [this](const net::Response &a) { return m_dialect->readPlain(a); });
}

core::Async<void> RelayClient::removeToken(const core::RemoteTokenId &id)
{
    return ask<void>(m_dialect->removeToken(id), [this](const net::Response &a) { return m_dialect->readPlain(a); });
}

core::Async<core::Secret> RelayClient::tokenKey(const TokenRecord &token)
{
    if (!token.key.isEmpty())
        return core::Result<core::Secret>(token.key);
    const std::optional<Call> reveal = m_dialect->revealToken(token.id);
    if (!reveal)
        return notOffered();
    return ask<core::Secret>(*reveal, [this](const net::Response &a) { return m_dialect->readRevealedToken(a); });
}

// --- money, log, models ---

core::Async<core::Quota> RelayClient::topUp(const core::Secret &code)
{
    return ask<core::Quota>(m_dialect->topUp(code), [this](const net::Response &a) { return m_dialect->readTopUp(a); });
}

core::Async<LogPage> RelayClient::log(const LogQuery &query)
{
    return ask<LogPage>(m_dialect->log(query),
                        [this, query](const net::Response &a) { return m_dialect->readLog(a, query); });
}

core::Async<LogStat> RelayClient::stat(const LogQuery &query)
{
    return ask<LogStat>(m_dialect->stat(query), [this](const net::Response &a) { return m_dialect->readStat(a); });
}

core::Async<QList<PublishedRate>> RelayClient::rates(const QString &userGroup)
{
    const std::optional<Call> what = m_dialect->rates();
    if (!what)
        return notOffered();
    const auto published = ask<QList<PublishedRate>>(
        *what, [this, userGroup](const net::Response &a) { return m_dialect->readRates(a, userGroup); });
    // Only an account sees its own groups; the public map needs no credential and loses nothing by one.
    const std::optional<Call> factors = m_dialect->groupFactors();
    if (!factors || !hasCredential())
        return published;
    return published.then(
        this, [this, factors, userGroup](const QList<PublishedRate> &rates) -> core::Async<QList<PublishedRate>> {
            core::Promise<QList<PublishedRate>> promise;
            ask<QHash<QString, double>>(*factors, [this](const net::Response &a) {
                return m_dialect->readGroupFactors(a);
            }).finally(this, [promise, rates, userGroup](const core::Result<QHash<QString, double>> &map) {
                QList<PublishedRate> out = rates;
                // A private group is not in the public map: the factor stays unknown then, the rates are still good.
                if (map) {
                    for (PublishedRate &rate : out) {
                        rate.factors.insert(*map);
                        if (rate.factors.contains(userGroup))
                            rate.groupFactor = rate.factors.value(userGroup);
                    }
                }
                promise.settle(out);
            });
            return promise.future();
        });
}

core::Async<QStringList> RelayClient::availableModels()
{
    const std::optional<Call> what = m_dialect->availableModels();
    if (!what)
        return notOffered();
    return ask<QStringList>(*what, [this](const net::Response &a) { return m_dialect->readAvailableModels(a); });
}

core::Async<RequestCost> RelayClient::requestCost(const QString &requestId)
{
    const std::optional<Call> what = m_dialect->requestCost(requestId);
    if (!what)
        return notOffered();
    return ask<RequestCost>(*what, [this](const net::Response &a) { return m_dialect->readRequestCost(a); });
}

// --- with an API key ---

net::Request RelayClient::inferenceRequest(const QString &path, const core::Secret &key) const
{
    net::Request request;
    request.url = m_dialect->inferenceUrl(path);
    if (!key.isEmpty())
        request.secretHeaders.append(net::Request::SecretHeader{"Authorization", "Bearer ", key});
    return request;
}

QStringList RelayClient::chatPaths() const
{
    return m_dialect->chatPaths();
}

core::Async<QStringList> RelayClient::models(const core::Secret &key)
{
    return sendRetrying(inferenceRequest(u"models"_s, key), 1).then(this, [this](const net::Response &a) {
        return m_dialect->readModels(a);
    });
}

core::Async<KeyBalance> RelayClient::keyBalance(const core::Secret &key)
{
    return sendRetrying(inferenceRequest(u"dashboard/billing/subscription"_s, key), 1)
        .then(this, [this, key](const net::Response &subscription) {
            return sendRetrying(inferenceRequest(u"dashboard/billing/usage"_s, key), 1)
                .then(this, [this, subscription](const net::Response &usage) {
                    return m_dialect->readKeyBalance(subscription, usage);
                });
        });
}

core::Async<net::Response> RelayClient::answered(const Call &call)
{
    return ask<net::Response>(call, [this](const net::Response &answer) -> core::Result<net::Response> {
        const core::Result<void> plain = m_dialect->readPlain(answer);
        return plain ? core::Result<net::Response>(answer) : core::Result<net::Response>(plain.error());
    });
}

void RelayClient::takeBearer(const net::Response &answer)
{
    const core::Result<Envelope> e = Envelope::read(answer);
    const QString bearer = e ? e->data.textOr("access_token"_L1) : QString();
    if (bearer.isEmpty() || m_credential.bearer.isEmpty())
        return;
    m_credential.bearer = core::Secret::fromText(bearer);
    Q_EMIT sessionChanged();
}

core::Async<QString> RelayClient::notice()
{
    Call what;
    if (m_dialect->self().isOffered())
        what.path = u"/api/notice"_s;
    return ask<QString>(what, readSiteText);
}

} // namespace relay
