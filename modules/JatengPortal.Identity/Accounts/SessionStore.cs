using System.Security.Cryptography;
using System.Text;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Accounts;

/// <summary>Keeps sessions in the host's database; the cookie holds nothing but a key. So a session that is ended is ended at once.</summary>
internal sealed class SessionStore(TimeProvider clock) : ITicketStore
{
    private const int KeyBytes = 32;
    private const int LongestUserAgent = 300;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(5);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow().UtcDateTime;
        var db = httpContext.RequestServices.GetRequiredService<AccountsDbContext>();
        var accountId = SignInTicket.AccountOf(ticket.Principal)!.Value;
        var session = new Session
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            KeyHash = HashOf(key),
            AccountId = accountId,
            Ticket = TicketSerializer.Default.Serialize(ticket),
            HasSecondFactor = SignInTicket.HasSecondFactor(ticket.Principal),
            CreatedUtc = now,
            SeenUtc = now,
            ExpiresUtc = ticket.Properties.ExpiresUtc?.UtcDateTime ?? now.Add(SignInTicket.Lifetime),
            IpAddress = Device.AddressOf(httpContext),
            UserAgent = Device.UserAgentOf(httpContext, LongestUserAgent),
        };
        await db.Sessions.Where(s => s.AccountId == accountId && s.ExpiresUtc < now).ExecuteDeleteAsync(cancellationToken);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = HashOf(key);
        var db = httpContext.RequestServices.GetRequiredService<AccountsDbContext>();
        var found = await db.Sessions.AsNoTracking().Where(s => s.KeyHash == hash && s.ExpiresUtc > now)
            .Join(db.Accounts, s => s.AccountId, a => a.Id, (session, account) => new SignedIn(session, account))
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.Account.ClosedUtc is not null)
            return null;
        httpContext.Features.Set(found);
        if (found.Session.SeenUtc < now - SeenWithin)
            await db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenUtc, now), cancellationToken);
        return TicketSerializer.Default.Deserialize(found.Session.Ticket);
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var hash = HashOf(key);
        var bytes = TicketSerializer.Default.Serialize(ticket);
        var expires = ticket.Properties.ExpiresUtc?.UtcDateTime ?? clock.GetUtcNow().UtcDateTime.Add(SignInTicket.Lifetime);
        await httpContext.RequestServices.GetRequiredService<AccountsDbContext>().Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Ticket, bytes).SetProperty(x => x.ExpiresUtc, expires), cancellationToken);
    }

    public async Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var hash = HashOf(key);
        await httpContext.RequestServices.GetRequiredService<AccountsDbContext>().Sessions.Where(s => s.KeyHash == hash)
            .ExecuteDeleteAsync(cancellationToken);
    }

    // The cookie handler calls the forms above, since it has a request.
    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw WithoutRequest();

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw WithoutRequest();

    public Task RenewAsync(string key, AuthenticationTicket ticket) => throw WithoutRequest();

    public Task RemoveAsync(string key) => throw WithoutRequest();

    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static InvalidOperationException WithoutRequest() => new("Sessions are looked up within a request.");
}

/// <summary>The session of a request, with its account.</summary>
internal sealed record SignedIn(Session Session, PortalAccount Account);
