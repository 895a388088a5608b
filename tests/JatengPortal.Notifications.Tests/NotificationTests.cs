using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Audit;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Notifications.Data;
using JatengPortal.Notifications.Delivery;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Notifications.Tests;

public sealed class NotificationTests(NotifyingPortal portal)
{
    private const string Path = "/akun/pemberitahuan";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_holds_the_permission_there_is_told_and_nobody_else()
    {
        using var holder = await portal.At("dinas-a").HireAsync("Audit.View");
        using var elsewhere = await portal.At("dinas-b").HireAsync("Audit.View");
        using var other = await portal.At("dinas-a").HireAsync("News.Write");
        await portal.TellAsync("dinas-a", new Notification(NotifyingPortal.Waiting, "Surat <satu>", "/admin/jejak-audit") { Holders = AuditModule.View });

        Assert.Contains("Surat &lt;satu&gt;", await holder.Browser.ReadAsync("/dinas-b" + Path), StringComparison.Ordinal);
        Assert.DoesNotContain("Surat", await elsewhere.Browser.ReadAsync("/dinas-a" + Path), StringComparison.Ordinal);
        Assert.DoesNotContain("Surat", await other.ReadAsync(Path), StringComparison.Ordinal);
        Assert.Equal(["uji.menunggu"], await portal.LettersAsync(holder.UserName));
        Assert.Empty(await portal.LettersAsync(elsewhere.UserName));
    }

    [Fact]
    public async Task Whoever_is_given_a_role_is_told()
    {
        using var person = await portal.At("dinas-b").HireAsync("Audit.View");
        await portal.DeliverAsync("dinas-b");
        Assert.Contains($"Anda mendapat peran: {person.Role}.", await person.Browser.ReadAsync("/dinas-a" + Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_undone_is_told_to_nobody()
    {
        var (person, name) = await NewPersonAsync();
        using (person.Visitor)
        {
            await using (var scope = portal.At("dinas-a").OpenScope())
            {
                await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
                await scope.ServiceProvider.GetRequiredService<Notifier>().TellAsync(About("Batal", person.Id), Token);
            }

            await portal.DeliverAsync("dinas-a");
            Assert.Empty(await portal.LettersAsync(name));
            Assert.Empty(Unread(await person.Visitor.ReadAsync("/dinas-a" + Path)));
        }
    }

    [Fact]
    public async Task A_message_that_comes_again_tells_nobody_twice()
    {
        var (person, name) = await NewPersonAsync();
        using (person.Visitor)
        {
            var message = new NotificationRaised(
                Guid.CreateVersion7(), NotifyingPortal.Waiting.Id, "Sekali saja", "/admin", portal.Clock.GetUtcNow().UtcDateTime, null, [person.Id], null);
            for (var time = 0; time < 2; time++)
            {
                // As after a crash between the host's commit and the tenant's.
                await using var scope = portal.At("dinas-a").OpenScope();
                await scope.ServiceProvider.GetRequiredService<TakeInNotification>().HandleAsync(message, portal.At("dinas-a").Tenant, Token);
            }

            Assert.Single(await portal.LettersAsync(name));
            Assert.Single(Unread(await person.Visitor.ReadAsync("/dinas-a" + Path)));
        }
    }

    [Fact]
    public async Task What_still_stands_unread_is_not_told_again()
    {
        var (person, name) = await NewPersonAsync();
        using (person.Visitor)
        {
            await portal.TellAsync("dinas-a", About("Sama", person.Id));
            await portal.TellAsync("dinas-a", About("Sama", person.Id));
            Assert.Single(await portal.LettersAsync(name));

            using var opened = await person.Visitor.GetAsync(Unread(await person.Visitor.ReadAsync("/dinas-b" + Path)).Single());
            Assert.Equal("/dinas-a/admin/jejak-audit", opened.Headers.Location?.OriginalString);
            await portal.TellAsync("dinas-a", About("Sama", person.Id));
            Assert.Equal(2, (await portal.LettersAsync(name)).Count);
        }
    }

    [Fact]
    public async Task Nobody_opens_or_reads_what_another_one_was_told()
    {
        var (person, _) = await NewPersonAsync();
        var (stranger, _) = await NewPersonAsync();
        using (person.Visitor)
        using (stranger.Visitor)
        {
            await portal.TellAsync("dinas-a", About("Pribadi", person.Id));
            var link = Unread(await person.Visitor.ReadAsync("/dinas-a" + Path)).Single();
            using var refused = await stranger.Visitor.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            using var all = await stranger.Visitor.SubmitAsync("/dinas-a" + Path + "/pilihan", "/dinas-a" + Path);
            Assert.Contains("is-new", await person.Visitor.ReadAsync("/dinas-a" + Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_frame_tells_how_many_are_unread_until_they_are_read()
    {
        var (person, _) = await NewPersonAsync();
        using (person.Visitor)
        {
            foreach (var number in Enumerable.Range(1, 3))
                await portal.TellAsync("dinas-a", About($"Hal {number}", person.Id));
            Assert.Matches("unread-count\">3", await person.Visitor.ReadAsync("/dinas-a/admin"));
            using var read = await person.Visitor.SubmitAsync("/dinas-a" + Path, "/dinas-a" + Path);
            Assert.DoesNotContain("unread-count", await person.Visitor.ReadAsync("/dinas-a/admin"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_person_is_told_as_they_chose()
    {
        var (person, name) = await NewPersonAsync();
        using (person.Visitor)
        {
            var page = "/dinas-a" + Path + "/pilihan";
            using var chosen = await person.Visitor.SubmitAsync(page, page, ("uji.menunggu", "ListOnly"), ("uji.tenang", "Mail"));
            await portal.TellAsync("dinas-a", About("Diam", person.Id));
            await portal.TellAsync("dinas-a", About("Keras", person.Id) with { Kind = NotifyingPortal.Quiet });

            Assert.Equal(["uji.tenang"], await portal.LettersAsync(name));
            Assert.Equal(2, Unread(await person.Visitor.ReadAsync("/dinas-a" + Path)).Count);
        }
    }

    [Fact]
    public async Task The_digest_of_a_morning_is_one_letter_about_what_is_still_unread()
    {
        var (person, name) = await NewPersonAsync();
        var (reader, readerName) = await NewPersonAsync();
        using (person.Visitor)
        using (reader.Visitor)
        {
            foreach (var number in Enumerable.Range(1, 3))
                await portal.TellAsync("dinas-a", About($"Ringkas {number}", person.Id, reader.Id) with { Kind = NotifyingPortal.Quiet });
            using var read = await reader.Visitor.SubmitAsync("/dinas-a" + Path, "/dinas-a" + Path);
            Assert.Empty(await portal.LettersAsync(name));

            portal.Clock.Turn(TimeSpan.FromDays(1));
            await Task.WhenAll(DigestAsync(), DigestAsync());
            await DigestAsync();

            Assert.Equal(["digest"], await portal.LettersAsync(name));
            Assert.Empty(await portal.LettersAsync(readerName));
        }
    }

    [Fact]
    public async Task A_flood_becomes_a_digest()
    {
        var (person, name) = await NewPersonAsync();
        using (person.Visitor)
        {
            foreach (var number in Enumerable.Range(1, TakeInNotification.MostLettersAnHour + 5))
                await portal.TellAsync("dinas-b", About($"Banjir {number}", person.Id));
            // One letter of this hour has told of the role.
            Assert.Equal(TakeInNotification.MostLettersAnHour - 1, (await portal.LettersAsync(name)).Count);
            await using var scope = portal.Services.CreateAsyncScope();
            Assert.Equal(6, await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notifications
                .CountAsync(n => n.AccountId == person.Id && n.Mail == MailStep.WaitsForDigest, Token));
        }
    }

    [Theory]
    [InlineData("//jahat.example")]
    [InlineData("https://jahat.example")]
    [InlineData("/\\jahat.example")]
    [InlineData("")]
    public async Task A_notification_leads_nowhere_but_into_its_tenant(string path)
    {
        await using var scope = portal.At("dinas-a").OpenScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
        await Assert.ThrowsAsync<ArgumentException>(() => scope.ServiceProvider.GetRequiredService<Notifier>()
            .TellAsync(new Notification(NotifyingPortal.Waiting, "Ke luar", path), Token));
    }

    private static Notification About(string subject, params Guid[] accounts) =>
        new(NotifyingPortal.Waiting, subject, "/admin/jejak-audit") { Accounts = accounts };

    private static List<string> Unread(string html) =>
        [.. Regex.Matches(html, "class=\"is-new\">\\s*<a href=\"([^\"]*/akun/pemberitahuan/[0-9a-f-]{36})\"").Select(match => match.Groups[1].Value)];

    /// <summary>Who has read already that they were given a role.</summary>
    private async Task<((Visitor Visitor, Guid Id), string Name)> NewPersonAsync()
    {
        var person = await portal.At("dinas-a").HireAsync("Audit.View");
        await using var scope = portal.Services.CreateAsyncScope();
        var sql = TestDatabase.IsPostgres
            ? "SELECT id AS \"Value\" FROM host.accounts WHERE user_name = {0}" : "SELECT id AS \"Value\" FROM accounts WHERE user_name = {0}";
        var id = await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Database
            .SqlQueryRaw<Guid>(sql, person.UserName).SingleAsync(Token);
        await portal.DeliverAsync("dinas-a");
        using var read = await person.SubmitAsync(Path, Path);
        return ((person.Browser, id), person.UserName);
    }

    private async Task DigestAsync() => await portal.Services.GetRequiredService<DailyDigest>().RunAsync(Token);
}
