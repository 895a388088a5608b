using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Rules;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Mail;

public sealed class MailQueueTests(MailQueueTests.MailingPortal portal) : IClassFixture<MailQueueTests.MailingPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_goes_out_once_and_its_text_is_kept_no_longer()
    {
        var to = NewAddress();
        var id = await QueueAsync(to, "Isi yang rahasia: ünik – “kutip”\nbaris kedua");
        Assert.DoesNotContain("rahasia", (await FindAsync(id)).Body, StringComparison.Ordinal);

        await portal.SendMailAsync();
        await portal.SendMailAsync();

        Assert.Equal(1, portal.Box.CountTo(to));
        Assert.Contains("Isi yang rahasia: ünik – “kutip”", portal.Box.TextTo(to), StringComparison.Ordinal);
        var row = await FindAsync(id);
        Assert.Equal((MailState.Sent, ""), (row.State, row.Body));
    }

    [Fact]
    public async Task What_is_not_committed_is_not_sent()
    {
        var to = NewAddress();
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var host = scope.ServiceProvider.GetRequiredService<HostConnection>();
            await using var transaction = await host.BeginAsync(Token);
            Assert.True(portal.Services.GetRequiredService<MailQueue>().Add(host, Letter(to)));
        }

        await portal.SendMailAsync();

        Assert.Equal(0, portal.Box.CountTo(to));
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_queued()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var host = scope.ServiceProvider.GetRequiredService<HostConnection>();
        Assert.Throws<InvalidOperationException>(() => portal.Services.GetRequiredService<MailQueue>().Add(host, Letter(NewAddress())));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_later_and_not_for_ever()
    {
        var to = NewAddress();
        portal.Box.Answer = "451 later";
        var id = await QueueAsync(to);
        await portal.SendMailAsync();
        await portal.SendMailAsync();
        Assert.Equal(1, portal.Box.CountTo(to));

        for (var attempt = 2; attempt <= MailDispatch.MostAttempts + 2; attempt++)
        {
            portal.Clock.Turn(TimeSpan.FromHours(2));
            await portal.SendMailAsync();
        }

        portal.Box.Answer = "250 ok";
        Assert.Equal(MailDispatch.MostAttempts, portal.Box.CountTo(to));
        Assert.Equal(MailState.Failed, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task What_a_server_refuses_for_good_is_given_up()
    {
        var to = NewAddress();
        portal.Box.Answer = "550 nobody here";
        var id = await QueueAsync(to);
        await portal.SendMailAsync();
        portal.Box.Answer = "250 ok";
        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.SendMailAsync();

        Assert.Equal(1, portal.Box.CountTo(to));
        Assert.Equal(MailState.Failed, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_letter_whose_end_nobody_knows_is_marked_and_never_sent_again()
    {
        var to = NewAddress();
        portal.Box.Answer = "";
        var id = await QueueAsync(to);
        await portal.SendMailAsync();
        portal.Box.Answer = "250 ok";
        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.SendMailAsync();

        Assert.Equal(1, portal.Box.CountTo(to));
        Assert.Equal(MailState.Unknown, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_letter_that_was_on_its_way_when_the_portal_died_is_not_sent_again()
    {
        var to = NewAddress();
        // As a process leaves it that is killed while it speaks to the server.
        var id = await QueueAsync(to, work: async db =>
        {
            var row = await db.Mails.SingleAsync(mail => mail.ToAddress == to, Token);
            row.State = MailState.Sending;
            row.NextUtc = portal.Clock.GetUtcNow().UtcDateTime + MailDispatch.Lease;
            await db.SaveChangesAsync(Token);
        });
        await portal.SendMailAsync();
        Assert.Equal(MailState.Sending, (await FindAsync(id)).State);

        portal.Clock.Turn(MailDispatch.Lease + TimeSpan.FromMinutes(1));
        await portal.SendMailAsync();

        Assert.Equal(0, portal.Box.CountTo(to));
        Assert.Equal((MailState.Unknown, ""), ((await FindAsync(id)).State, (await FindAsync(id)).Body));
    }

    [Fact]
    public async Task Two_processes_send_a_letter_once()
    {
        var letters = Enumerable.Range(0, 10).Select(_ => NewAddress()).ToList();
        foreach (var to in letters)
            await QueueAsync(to);
        using var other = ActivatorUtilities.CreateInstance<MailDispatch>(portal.Services);

        await Task.WhenAll(portal.SendMailAsync(), other.RunAsync(Token));

        Assert.All(letters, to => Assert.Equal(1, portal.Box.CountTo(to)));
    }

    [Fact]
    public async Task What_is_no_longer_useful_stays_unsent()
    {
        var to = NewAddress();
        var id = await QueueAsync(to, usefulFor: TimeSpan.FromHours(1), work: _ =>
        {
            portal.Clock.Turn(TimeSpan.FromHours(2));
            return Task.CompletedTask;
        });

        await portal.SendMailAsync();

        Assert.Equal(0, portal.Box.CountTo(to));
        Assert.Equal(MailState.Failed, (await FindAsync(id)).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("siapa")]
    [InlineData("siapa@")]
    [InlineData("siapa@jahat.example\r\nBcc: semua@example.org")]
    [InlineData("siapa@a.example,dia@b.example")]
    [InlineData("Siapa <siapa@a.example>")]
    [InlineData("siapa@a.example ")]
    [InlineData("\"a b\"@a.example")]
    public async Task An_address_that_is_not_one_persons_is_refused(string address)
    {
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => QueueAsync(address));
        Assert.Equal("mail.refused", refused.Code);
    }

    [Fact]
    public async Task Names_and_subjects_add_no_line_to_the_head()
    {
        var to = NewAddress();
        await QueueAsync(new OutgoingMail(to, "Sari\r\nBcc: satu@jahat.example", "Halo\r\nBcc: dua@jahat.example\u2028X-Lain: ya",
            "Isi.", "test"));

        await portal.SendMailAsync();

        var letter = portal.Box.Letters.Single(one => one.StartsWith($"RCPT {to}\n", StringComparison.Ordinal));
        Assert.DoesNotContain(letter.Split('\n'), line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("X-Lain", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Box.Letters, one => one.StartsWith("RCPT satu@", StringComparison.Ordinal)
            || one.StartsWith("RCPT dua@", StringComparison.Ordinal));
    }

    private static string NewAddress() => $"orang-{Guid.NewGuid():N}@contoh.example";

    private static OutgoingMail Letter(string to, string text = "Isi.") => new(to, "Orang (contoh)", "Perihal", text, "test");

    private Task<Guid> QueueAsync(string to, string text = "Isi.", TimeSpan? usefulFor = null, Func<MailDbContext,
        Task>? work = null) => QueueAsync(
        Letter(to, text) with { UsefulUntilUtc = usefulFor is { } span ? portal.Clock.GetUtcNow().UtcDateTime + span : null }, work);

    private async Task<Guid> QueueAsync(OutgoingMail mail, Func<MailDbContext, Task>? work = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var host = scope.ServiceProvider.GetRequiredService<HostConnection>();
        await using var transaction = await host.BeginAsync(Token);
        Assert.True(portal.Services.GetRequiredService<MailQueue>().Add(host, mail));
        var db = host.Context<MailDbContext>();
        await db.SaveChangesAsync(Token);
        if (work is not null)
            await work(db);
        await transaction.CommitAsync(Token);
        return await db.Mails.Where(row => row.ToAddress == mail.ToAddress).Select(row => row.Id).SingleAsync(Token);
    }

    private async Task<MailRow> FindAsync(Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailDbContext>().Mails.AsNoTracking().SingleAsync(mail => mail.Id == id,
            Token);
    }

    /// <summary>A portal with a mail server of its own; its clock is turned.</summary>
    public sealed class MailingPortal : PortalFactory
    {
        public MailBox Box { get; } = new();

        protected override IReadOnlyDictionary<string, string> Settings => Box.Settings;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Box.DisposeAsync();
        }
    }
}
