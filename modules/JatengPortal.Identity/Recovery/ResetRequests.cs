using System.Globalization;
using System.Threading.Channels;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Identity.Recovery;

/// <summary>Somebody has asked for another password.</summary>
/// <param name="Name">User name or e-mail address, as typed.</param>
/// <param name="Tenant">Where.</param>
/// <param name="Culture">The language of the page.</param>
internal sealed record ResetRequest(string Name, Guid Tenant, CultureInfo Culture);

/// <summary>
/// Requests for another password, dealt with one after the other beside the requests of the web. In memory and bounded: who hears nothing
/// asks again.
/// </summary>
internal sealed partial class ResetRequests(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ResetRequests> logger)
    : BackgroundService
{
    /// <summary>From one network within ten minutes.</summary>
    public const int MostPerNetwork = 20;

    /// <summary>Letters to one account within an hour, so that nobody's box is filled by others.</summary>
    public const int MostPerAccount = 3;

    private const int MostWaiting = 1000;
    private static readonly TimeSpan NetworkWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AccountWindow = TimeSpan.FromHours(1);
    private readonly Channel<ResetRequest> _waiting = Channel.CreateBounded<ResetRequest>(MostWaiting);
    private readonly AttemptCounters _networks = new(clock, NetworkWindow);
    private readonly AttemptCounters _accounts = new(clock, AccountWindow);
    private readonly SemaphoreSlim _working = new(1);

    /// <summary>Whether somebody in this network may ask now; counts the asking.</summary>
    public bool MayAsk(HttpContext context)
    {
        var network = Device.NetworkOf(context);
        if (_networks.CountOf(network) >= MostPerNetwork)
            return false;
        _networks.Raise(network);
        return true;
    }

    /// <summary>Puts it aside. One too many is dropped.</summary>
    public void Add(ResetRequest request) => _waiting.Writer.TryWrite(request);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            await HandleAllAsync(stoppingToken);
    }

    /// <summary>Deals with everything that waits.</summary>
    internal async Task HandleAllAsync(CancellationToken cancellationToken)
    {
        await _working.WaitAsync(cancellationToken);
        try
        {
            while (_waiting.Reader.TryRead(out var request))
                await HandleAsync(request, cancellationToken);
        }
        finally
        {
            _working.Release();
        }
    }

    public override void Dispose()
    {
        _working.Dispose();
        _networks.Dispose();
        _accounts.Dispose();
        base.Dispose();
    }

    private async Task HandleAsync(ResetRequest request, CancellationToken cancellationToken)
    {
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = request.Culture;
            await using var scope = scopes.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();
            var account = await accounts.FindByNameAsync(request.Name) ?? await accounts.FindByEmailAsync(request.Name);
            if (account is not { ClosedUtc: null, Email: not null } || _accounts.CountOf(account.UserName!) >= MostPerAccount)
                return;
            _accounts.Raise(account.UserName!);
            var site = scope.ServiceProvider.GetRequiredService<TenantRegistry>().Find(request.Tenant);
            await scope.ServiceProvider.GetRequiredService<LinkLetters>().SendAsync(account, AccountLinkKind.PasswordReset, site,
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request for another password failed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
