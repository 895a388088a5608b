using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Messaging;

/// <summary>What one tenant tells another arrives in order and takes effect once, whatever happens on the way.</summary>
public sealed class DeliveryTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private TenantLifecycle Lifecycle => portal.Services.GetRequiredService<TenantLifecycle>();

    [Fact]
    public async Task Messages_arrive_in_the_order_of_their_commits_and_once()
    {
        var (sender, receiver) = await PairAsync();
        for (var i = 1; i <= 5; i++)
            await SendAsync(sender, receiver, $"{i}a", $"{i}b");
        await ArrivedAsync(receiver, "1a 1b 2a 2b 3a 3b 4a 4b 5a 5b");
        await IsSeenAsync(sender);
        Assert.False(await sender.LookAsync(db => db.Outbox.AnyAsync(m => m.DeliveredUtc == null, Token)));

        // Nobody has anything to say, so nothing happens however often they are visited.
        for (var round = 0; round < 3; round++)
            await DeliverAsync(sender);
        Assert.Equal("1a 1b 2a 2b 3a 3b 4a 4b 5a 5b", await receiver.SectionAsync(TakeInProbe.Section));
    }

    [Fact]
    public async Task More_messages_than_one_batch_arrive_in_order()
    {
        var (sender, receiver) = await PairAsync();
        var texts = Enumerable.Range(1, 250).Select(i => $"{i}").ToArray();
        await SendAsync(sender, receiver, texts);
        await ArrivedAsync(receiver, string.Join(' ', texts));
    }

    [Fact]
    public async Task Deliveries_at_the_same_time_take_effect_once()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "a", "b", "c");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DeliverAsync(sender))));
        await ArrivedAsync(receiver, "a b c");
        Assert.Equal("a b c", await receiver.SectionAsync(TakeInProbe.Section));
    }

    [Fact]
    public async Task A_message_is_sent_with_the_change_that_it_tells_of_or_not_at_all()
    {
        var (sender, receiver) = await PairAsync();
        await using (var scope = sender.OpenScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
            await scope.ServiceProvider.GetRequiredService<Outbox>().SendAsync(new ProbeMessage("batal"), receiver.Tenant.Id, Token);
        }

        await using (var scope = sender.OpenScope())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Outbox>()
                .SendAsync(new ProbeMessage("tanpa-transaksi"), receiver.Tenant.Id, Token));
        }

        await SendAsync(sender, receiver, "jadi");
        await ArrivedAsync(receiver, "jadi");
    }

    [Fact]
    public async Task A_crash_between_the_receivers_commit_and_the_senders_note_repeats_nothing_and_comes_to_rest()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "a", "b");
        await ArrivedAsync(receiver, "a b");
        await IsSeenAsync(sender);

        await sender.WritePastPortalAsync("UPDATE outbox SET delivered_utc = NULL");
        await MarkAsync(sender);
        await IsSeenAsync(sender);
        Assert.Equal("a b", await receiver.SectionAsync(TakeInProbe.Section));
        Assert.False(await sender.LookAsync(db => db.Outbox.AnyAsync(m => m.DeliveredUtc == null, Token)));
    }

    [Fact]
    public async Task A_message_that_can_not_be_taken_in_is_undone_waits_and_is_not_lost()
    {
        var (sender, receiver) = await PairAsync();
        var (good, poison, after) = (Sites.NewName(), Sites.NewName(), Sites.NewName());
        portal.Probe.Failing[poison] = true;
        await SendAsync(sender, receiver, good, poison, after);

        var id = sender.Tenant.Id;
        await Eventually.IsTrueAsync(
            async () => await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.SenderId == id && w.Attempts > 0, Token)), "the delivery waits");
        var waiting = await portal.OnHostAsync(db => db.WaitingDeliveries.AsNoTracking().SingleAsync(w => w.SenderId == id, Token));
        Assert.True(waiting.RetryUtc > waiting.SinceUtc);
        // What came before it has taken effect; of itself and what comes after nothing, so that the order stays.
        Assert.Equal(good, await receiver.SectionAsync(TakeInProbe.Section));
        Assert.Equal(0, portal.Probe.CountOf(after));

        portal.Probe.Failing.TryRemove(poison, out _);
        await ArrivedAsync(receiver, $"{good} {poison} {after}");
        await Eventually.IsTrueAsync(
            async () => !await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.SenderId == id, Token)), "nothing waits any more");
    }

    [Fact]
    public async Task Each_failure_doubles_the_pause_up_to_ten_minutes()
    {
        var (sender, receiver) = await PairAsync();
        var poison = Sites.NewName();
        portal.Probe.Failing[poison] = true;
        await SendAsync(sender, receiver, poison);
        var id = sender.Tenant.Id;
        Task<WaitingDelivery?> Waiting() => portal.OnHostAsync(db => db.WaitingDeliveries.AsNoTracking().FirstOrDefaultAsync(w => w.SenderId == id, Token));
        await Eventually.IsTrueAsync(async () => (await Waiting())?.Attempts > 0, "the delivery waits");

        var attempts = (await Waiting())!.Attempts;
        await DeliverAsync(sender);
        Assert.True((await Waiting())!.Attempts > attempts);

        await portal.OnHostAsync(db => db.WaitingDeliveries.Where(w => w.SenderId == id).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Attempts, 1000), Token));
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await DeliverAsync(sender);
        var last = (await Waiting())!;
        Assert.InRange(last.RetryUtc!.Value - now, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(12));
        portal.Probe.Failing.TryRemove(poison, out _);
    }

    [Fact]
    public async Task A_receiver_that_fails_keeps_no_other_from_its_messages()
    {
        var (sender, receiver) = await PairAsync();
        var other = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var poison = Sites.NewName();
        portal.Probe.Failing[poison] = true;
        await SendAsync(sender, receiver, poison);
        await SendAsync(sender, other, "sampai");
        await ArrivedAsync(other, "sampai");
        portal.Probe.Failing.TryRemove(poison, out _);
    }

    [Fact]
    public async Task A_suspended_receiver_gets_its_messages_when_it_is_resumed()
    {
        var (sender, receiver) = await PairAsync();
        await Lifecycle.SuspendAsync(receiver.Tenant, Token);
        await SendAsync(sender, receiver, "a", "b");
        var (from, to) = (sender.Tenant.Id, receiver.Tenant.Id);
        await Eventually.IsTrueAsync(
            async () => await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.SenderId == from && w.ReceiverId == to, Token)), "the messages wait");
        // A closed receiver is no error: nobody tries again in vain, and the sender comes to rest.
        // Opening wakes the sender; it looks by itself too, should the opening have passed it by.
        Assert.NotNull(await portal.OnHostAsync(db => db.WaitingDeliveries.Where(w => w.SenderId == from).Select(w => w.RetryUtc).SingleAsync(Token)));
        await IsSeenAsync(sender);
        Assert.Null(await receiver.SectionAsync(TakeInProbe.Section));

        await Lifecycle.ResumeAsync(receiver.Tenant, Token);
        await ArrivedAsync(receiver, "a b");
    }

    [Fact]
    public async Task A_receiver_that_opens_while_its_messages_begin_to_wait_does_not_wait_for_the_next_attempt_in_ten_minutes()
    {
        var (sender, receiver) = await PairAsync();
        await Lifecycle.SuspendAsync(receiver.Tenant, Token);
        var (from, to) = (sender.Tenant.Id, receiver.Tenant.Id);
        // Open already, although this process has not heard of it.
        await portal.OnHostAsync(db => db.Tenants.Where(row => row.Id == to).ExecuteUpdateAsync(row => row.SetProperty(t => t.State, TenantState.Running), Token));
        await SendAsync(sender, receiver, "a");
        await Eventually.IsTrueAsync(
            async () => await portal.OnHostAsync(db => db.WaitingDeliveries.Where(w => w.SenderId == from).Select(w => w.RetryUtc).FirstOrDefaultAsync(Token))
                <= portal.Clock.GetUtcNow().UtcDateTime,
            "the messages are tried again at once");

        // Now this process hears of it, as it would within a second.
        await portal.OnHostAsync(db => db.ChangeTenantsAsync(
            tenants => tenants.Where(row => row.Id == to).ExecuteUpdateAsync(row => row.SetProperty(t => t.State, TenantState.Running), Token), [to], Token));
        await ArrivedAsync(receiver, "a");
    }

    [Fact]
    public async Task A_crash_between_the_delivery_and_the_end_of_the_waiting_leaves_nobody_waiting()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "a");
        await ArrivedAsync(receiver, "a");
        await IsSeenAsync(sender);
        var (from, to) = (sender.Tenant.Id, receiver.Tenant.Id);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await portal.OnHostAsync(db =>
        {
            db.WaitingDeliveries.Add(new WaitingDelivery { SenderId = from, ReceiverId = to, SinceUtc = now, RetryUtc = now });
            return db.SaveChangesAsync(Token);
        });

        await Eventually.IsTrueAsync(
            async () => !await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.SenderId == from, Token)), "nothing waits any more");
        await IsSeenAsync(sender);
        Assert.Equal("a", await receiver.SectionAsync(TakeInProbe.Section));
    }

    [Fact]
    public async Task A_restored_receiver_asks_again_for_what_it_has_forgotten()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "1", "2");
        await ArrivedAsync(receiver, "1 2");
        await IsSeenAsync(sender);
        await receiver.BackUpAsync();
        await SendAsync(sender, receiver, "3", "4");
        await ArrivedAsync(receiver, "1 2 3 4");
        await IsSeenAsync(sender);

        await receiver.RestoreAsync();
        Assert.Equal("1 2", await receiver.SectionAsync(TakeInProbe.Section));
        await SendAsync(sender, receiver, "5");
        await ArrivedAsync(receiver, "1 2 3 4 5");
    }

    [Fact]
    public async Task A_restored_sender_begins_a_new_epoch_and_nothing_is_mistaken_for_something_seen()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "1");
        await ArrivedAsync(receiver, "1");
        await IsSeenAsync(sender);
        await sender.BackUpAsync();
        await SendAsync(sender, receiver, "2", "3");
        await ArrivedAsync(receiver, "1 2 3");
        await IsSeenAsync(sender);

        await sender.RestoreAsync();
        var epoch = Guid.CreateVersion7();
        await sender.ChangeAsync(services => services.GetRequiredService<TenantStateDbContext>().State.ExecuteUpdateAsync(
            state => state.SetProperty(s => s.Epoch, epoch), Token));
        // The host has seen later versions of this database; a restore brings the version beyond them.
        await sender.WritePastPortalAsync("UPDATE tenant_state SET version = version + 100");
        await SendAsync(sender, receiver, "4", "5");
        await ArrivedAsync(receiver, "1 2 3 4 5");
        Assert.Equal([1L, 2L], await sender.LookAsync(db => db.Outbox.Where(m => m.Epoch == epoch).OrderBy(m => m.Sequence).Select(m => m.Sequence).ToListAsync(Token)));
        await IsSeenAsync(sender);
    }

    [Fact]
    public async Task What_an_old_epoch_has_not_delivered_yet_comes_before_the_new_one()
    {
        var (sender, receiver) = await PairAsync();
        await Lifecycle.SuspendAsync(receiver.Tenant, Token);
        await SendAsync(sender, receiver, "lama");
        await sender.ChangeAsync(services => services.GetRequiredService<TenantStateDbContext>().State.ExecuteUpdateAsync(
            state => state.SetProperty(s => s.Epoch, Guid.CreateVersion7()), Token));
        await SendAsync(sender, receiver, "baru");
        await IsSeenAsync(sender);
        await Lifecycle.ResumeAsync(receiver.Tenant, Token);
        await ArrivedAsync(receiver, "lama baru");
        await IsSeenAsync(sender);
    }

    [Fact]
    public async Task A_receiver_without_the_feature_passes_over_the_message()
    {
        var sender = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var receiver = await portal.NewSiteAsync();
        await SendAsync(sender, receiver, Sites.NewName());
        await IsSeenAsync(sender);
        Assert.Null(await receiver.SectionAsync(TakeInProbe.Section));
        await receiver.SwitchOnAsync(ProbeModule.Lower);
        await SendAsync(sender, receiver, "kini");
        await ArrivedAsync(receiver, "kini");
    }

    [Fact]
    public async Task Delivered_messages_are_kept_ninety_days_and_undelivered_ones_longer()
    {
        var (sender, receiver) = await PairAsync();
        await SendAsync(sender, receiver, "tua", "muda");
        await ArrivedAsync(receiver, "tua muda");
        await IsSeenAsync(sender);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await sender.ChangeAsync(async services =>
        {
            var outbox = services.GetRequiredService<TenantStateDbContext>().Outbox;
            await outbox.Where(m => m.Sequence == 1).ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredUtc, now.AddDays(-90.1)), Token);
            await outbox.Where(m => m.Sequence == 2).ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredUtc, now.AddDays(-89.9)), Token);
        });
        await Lifecycle.SuspendAsync(receiver.Tenant, Token);
        await SendAsync(sender, receiver, "menunggu");
        await sender.ChangeAsync(services => services.GetRequiredService<TenantStateDbContext>().Outbox.Where(m => m.Sequence == 3)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.CreatedUtc, now.AddDays(-200)), Token));
        await DeliverAsync(sender);
        Assert.Equal([2L, 3L], await sender.LookAsync(db => db.Outbox.OrderBy(m => m.Sequence).Select(m => m.Sequence).ToListAsync(Token)));
    }

    [Fact]
    public async Task A_published_article_reaches_the_parent_and_its_parent_alone()
    {
        var parent = await portal.NewSiteAsync();
        var (child, stranger) = (await portal.NewSiteAsync(parent.Tenant.Name), await portal.NewSiteAsync());
        await child.PublishArticleAsync("kabar", "Kabar dari bawah");
        await Eventually.IsTrueAsync(
            async () => (await parent.ReadAsync("/")).Contains("Kabar dari bawah", StringComparison.Ordinal), "the parent shows the article");
        Assert.DoesNotContain("Kabar dari bawah", await stranger.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kabar dari bawah", await stranger.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
    }

    private async Task<(Agency Sender, Agency Receiver)> PairAsync() =>
        (await portal.NewSiteAsync(parent: null, ProbeModule.Lower), await portal.NewSiteAsync(parent: null, ProbeModule.Lower));

    private static Task SendAsync(Agency sender, Agency receiver, params string[] texts) => sender.ChangeAsync(async services =>
    {
        foreach (var text in texts)
            await services.GetRequiredService<Outbox>().SendAsync(new ProbeMessage(text), receiver.Tenant.Id, Token);
    });

    // As a visit, because two deliveries of one sender never run at once.
    private async Task DeliverAsync(Agency sender)
    {
        // The portal's own visit may be under way, and would take the mark off that is set here.
        await IsSeenAsync(sender);
        await portal.Services.GetRequiredService<TenantProjection>().MarkAsync(sender.Tenant.Id, Token);
        await portal.Services.GetRequiredService<TenantVisits>().VisitAsync(sender.Tenant, Token);
    }

    private async Task MarkAsync(Agency sender)
    {
        await portal.Services.GetRequiredService<TenantProjection>().MarkAsync(sender.Tenant.Id, Token);
        portal.Services.GetRequiredService<VisitQueue>().Enqueue(sender.Tenant.Id);
    }

    private static async Task ArrivedAsync(Agency receiver, string texts)
    {
        await Eventually.IsTrueAsync(
            async () => (await receiver.SectionAsync(TakeInProbe.Section))?.Length >= texts.Length, $"'{texts}' arrived");
        Assert.Equal(texts, await receiver.SectionAsync(TakeInProbe.Section));
    }

    private Task IsSeenAsync(Agency site) => Eventually.IsTrueAsync(
        async () => !(await portal.HostRowAsync(site)).Marked, $"the mark of {site.Tenant.Name} is taken off");
}
