using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Notifications.Data;
using JatengPortal.Notifications.Tests;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(NotifyingPortal))]

namespace JatengPortal.Notifications.Tests;

/// <summary>A portal that knows two kinds of notifications, and a mail server that nobody answers at: letters stay in the queue.</summary>
public sealed class NotifyingPortal : PortalFactory
{
    public static readonly NotificationKind Waiting = new("uji.menunggu", () => "Hal yang menunggu", subject => $"“{subject}” menunggu Anda.");

    public static readonly NotificationKind Quiet = new("uji.tenang", () => "Hal yang tenang", subject => $"{subject} sudah selesai.")
    {
        Default = NotificationWay.DailyDigest,
    };

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Portal:Mail:Host"] = "127.0.0.1",
        ["Portal:Mail:Port"] = "9",
        ["Portal:Mail:From"] = "portal@jatengprov.example",
    };

    /// <summary>Tells in a transaction of the site, as a module would, and delivers it.</summary>
    public async Task TellAsync(string site, Notification notification)
    {
        await using (var scope = At(site).OpenScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<Notifier>().TellAsync(notification, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await this.DeliverAsync(site);
    }

    /// <summary>Kinds of the letters in the queue for somebody, oldest first, but for what tells of a new role.</summary>
    public async Task<List<string>> LettersAsync(string userName)
    {
        await using var scope = Services.CreateAsyncScope();
        var address = $"{userName}@dinas.example";
        var sql = TestDatabase.IsPostgres
            ? "SELECT kind AS \"Value\" FROM host.mails WHERE to_address = {0} AND kind <> 'people.role-given' ORDER BY created_utc, id"
            : "SELECT kind AS \"Value\" FROM mails WHERE to_address = {0} AND kind <> 'people.role-given' ORDER BY created_utc, id";
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Database
            .SqlQueryRaw<string>(sql, address).ToListAsync(TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddNotificationKind(Waiting).AddNotificationKind(Quiet));
    }
}
