using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Data;
using JatengPortal.News.Tests.Circulars.Editing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Distribution;

public sealed class DistributionTests(PortalFactory portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_stands_in_the_receivers_site_marked_with_its_origin_and_nowhere_else()
    {
        var office = await portal.NewSendingOfficeAsync("edar-1", ("edar-1-a", "33.25"), ("edar-1-b", "33.16"));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas", Body = "Lihat [berita](/berita/x)." });
        using var sender = await office.HireSenderAsync();
        await portal.SendAsync(sender, "edar-1", "netral", ("tujuan", "karesidenan"), ("karesidenan", "pekalongan"));

        const string Path = "/surat-edaran/dari/edar-1/netral";
        var page = await portal.At("edar-1-a").PageAsync(Path);
        Assert.Equal("http://localhost/edar-1/surat-edaran/netral", page.Link("link[rel=canonical]"));
        Assert.Empty(page.QuerySelectorAll("link[hreflang]"));
        Assert.Contains("Contoh edar-1", page.QuerySelector(".letter-agency")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Surat edaran ini diterima dari", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        foreach (var list in new[] { "/surat-edaran", "/", "/surat-edaran/rss.xml", "/surat-edaran/feed.json" })
        {
            var text = await portal.At("edar-1-a").ReadAsync(list);
            Assert.Contains("Netralitas", text, StringComparison.Ordinal);
            Assert.Contains("edar-1", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await office.StatusOfAsync(Path));
        Assert.DoesNotContain("dari/edar-1", await portal.At("edar-1-a").ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_and_acknowledging_reach_the_board()
    {
        var office = await portal.NewSendingOfficeAsync("edar-2", ("edar-2-a", "33.25"), ("edar-2-b", "33.16"), ("edar-2-c", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        var id = await portal.SendAsync(sender, "edar-2", "netral");
        foreach (var site in new[] { "edar-2-a", "edar-2-b", "edar-2-c" })
            await portal.DeliverAsync(site);
        Assert.All((await sender.BoardAsync(id)).Values, state => Assert.Equal("Diterima", state));

        using var first = await portal.At("edar-2-a").HireReaderAsync();
        using var second = await portal.At("edar-2-b").HireReaderAsync();
        Assert.Contains("surat edaran menunggu konfirmasi", await first.ReadAsync("/admin"), StringComparison.Ordinal);
        await second.ReadAsync(await second.ReceivedPathAsync("Netralitas"));
        await portal.DeliverAsync("edar-2-b");
        await portal.AcknowledgeAsync(first, "edar-2-a", "Netralitas");

        var board = await sender.BoardAsync(id);
        Assert.Equal(("Dikonfirmasi", "Dibaca", "Diterima"), (board["Contoh edar-2-a"], board["Contoh edar-2-b"], board["Contoh edar-2-c"]));
        Assert.Contains(first.DisplayName, await sender.ReadAsync($"/admin/surat-edaran/{id}/distribusi"), StringComparison.Ordinal);
        Assert.Contains("1 dari 3", await sender.ReadAsync(SendingOffice.Sent), StringComparison.Ordinal);
        var csv = await sender.ReadAsync($"/admin/surat-edaran/{id}/distribusi.csv");
        Assert.Contains("33.25,Contoh edar-2-a,Karesidenan Pekalongan,Dikonfirmasi", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("surat edaran menunggu konfirmasi", await first.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_late_is_reminded_not_more_often_than_once_a_day()
    {
        var office = await portal.NewSendingOfficeAsync("edar-3", ("edar-3-a", "33.25"), ("edar-3-b", "33.16"));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        using var reader = await portal.At("edar-3-a").HireReaderAsync();
        var id = await portal.SendAsync(sender, "edar-3", "netral");
        await portal.AcknowledgeAsync(reader, "edar-3-a", "Netralitas");
        var board = $"/admin/surat-edaran/{id}/distribusi";
        using var early = await sender.SubmitAsync(board, board + "/ingatkan");
        Assert.EndsWith("pesan=tidak-ada-yang-diingatkan", sender.Inside(early), StringComparison.Ordinal);

        portal.Clock.Turn(TimeSpan.FromDays(5));
        using var later = await office.HireSenderAsync();
        Assert.Equal("Terlambat", (await later.BoardAsync(id))["Contoh edar-3-b"]);
        using var late = await portal.At("edar-3-b").HireReaderAsync();
        using var reminded = await later.SubmitAsync(board, board + "/ingatkan");
        await portal.DeliverAsync("edar-3");
        await portal.DeliverAsync("edar-3-b");
        Assert.Contains("belum dikonfirmasi. Pengirim menunggu.", await late.ReadAsync("/akun/pemberitahuan"), StringComparison.Ordinal);
        using var again = await later.SubmitAsync(board, board + "/ingatkan", ("situs", "edar-3-b"));
        Assert.EndsWith("pesan=instansi-diingatkan", later.Inside(reminded), StringComparison.Ordinal);
        Assert.EndsWith("pesan=tidak-ada-yang-diingatkan", later.Inside(again), StringComparison.Ordinal);
        using var stranger = await later.SubmitAsync(board, board + "/ingatkan", ("situs", "dinas-a"));
        Assert.EndsWith("pesan=tidak-ada-yang-diingatkan", later.Inside(stranger), StringComparison.Ordinal);

        portal.Clock.Turn(TimeSpan.FromDays(1));
        using var last = await office.HireSenderAsync();
        using var nextDay = await last.SubmitAsync(board, board + "/ingatkan");
        Assert.EndsWith("pesan=instansi-diingatkan", last.Inside(nextDay), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_wording_and_a_revocation_reach_the_receivers_too()
    {
        var office = await portal.NewSendingOfficeAsync("edar-4", ("edar-4-a", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        using var reader = await portal.At("edar-4-a").HireReaderAsync();
        var id = await portal.SendAsync(sender, "edar-4", "netral");
        await portal.AcknowledgeAsync(reader, "edar-4-a", "Netralitas");

        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas aparatur" });
        await portal.DeliverAsync("edar-4");
        var changed = await portal.At("edar-4-a").PageAsync("/surat-edaran/dari/edar-4/netral");
        Assert.Contains("Netralitas aparatur", changed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, changed.QuerySelectorAll(".history-technical > li").Length);

        await office.PublishAsync(new SampleCircular("pengganti") { Title = "Pengganti", Number = "100.2.7/77/UJI/2024", Revokes = ["netral"] });
        await portal.SendAsync(sender, "edar-4", "pengganti");
        var page = await portal.At("edar-4-a").PageAsync("/surat-edaran/dari/edar-4/netral");
        var later = page.QuerySelector(".letter-status a")!;
        Assert.Equal("/edar-4-a/surat-edaran/dari/edar-4/pengganti", later.GetAttribute("href"));
        Assert.Equal("Dikonfirmasi", (await sender.BoardAsync(id)).Values.Single());
        Assert.Equal(2, await CountAsync("edar-4-a"));
    }

    [Fact]
    public async Task What_its_agency_withdraws_leaves_the_receivers_lists_and_leads_to_the_original()
    {
        var office = await portal.NewSendingOfficeAsync("edar-11", ("edar-11-a", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireAsync("Circulars.Distribute", "Circulars.Edit", "Circulars.Publish");
        var id = await portal.SendAsync(sender, "edar-11", "netral");

        var path = $"/admin/surat-edaran/{id}/tarik";
        var hidden = (await sender.PageAsync(path)).QuerySelectorAll("main form input[type=hidden]")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")).Where(field => field.Item1 != "_token");
        using var withdrawn = await sender.SubmitAsync(path, path, [.. hidden, ("cara", "ditarik"), ("kapan", "sekarang"), ("alasan", "Tidak berlaku lagi.")]);
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await portal.DeliverAsync("edar-11");

        Assert.DoesNotContain("Netralitas", await portal.At("edar-11-a").ReadAsync("/surat-edaran"), StringComparison.Ordinal);
        using var leads = await portal.At("edar-11-a").GetAsync("/surat-edaran/dari/edar-11/netral");
        Assert.Equal("http://localhost/edar-11/surat-edaran/netral", leads.Headers.Location?.OriginalString);
        using var reader = await portal.At("edar-11-a").HireReaderAsync();
        Assert.Contains("Ditarik pengirim", await reader.ReadAsync(SendingOffice.Received), StringComparison.Ordinal);
        Assert.Single(await sender.BoardAsync(id));
    }

    [Fact]
    public async Task What_was_published_in_error_is_kept_by_no_receiver()
    {
        var office = await portal.NewSendingOfficeAsync("edar-12", ("edar-12-a", null));
        await office.PublishAsync(new SampleCircular("keliru") { Title = "Terbit keliru", Body = "Nomor rekening pribadi." });
        using var sender = await office.HireAsync("Circulars.Distribute", "Circulars.Edit", "Circulars.Publish");
        var id = await portal.SendAsync(sender, "edar-12", "keliru");
        using var reader = await portal.At("edar-12-a").HireReaderAsync();
        var received = await reader.ReceivedPathAsync("Terbit keliru");
        Assert.Contains("Nomor rekening pribadi.", await reader.ReadAsync(received), StringComparison.Ordinal);

        await sender.StepAsync($"/admin/surat-edaran/{id}", "tarik", ("cara", "keliru"), ("kapan", "sekarang"), ("alasan", "Salah berkas."));
        await portal.DeliverAsync("edar-12");

        var page = await reader.ReadAsync(received);
        Assert.Contains("Isinya tidak disimpan lagi di sini.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nomor rekening pribadi.", page, StringComparison.Ordinal);
        Assert.Contains("Ditarik", await sender.ReadAsync(SendingOffice.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_acknowledgement_changes_nothing()
    {
        var office = await portal.NewSendingOfficeAsync("edar-5", ("edar-5-a", "33.25"), ("edar-5-b", "33.16"));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        var id = await portal.SendAsync(sender, "edar-5", "netral", ("tujuan", "karesidenan"), ("karesidenan", "pekalongan"));
        var now = portal.Clock.GetUtcNow().UtcDateTime;

        foreach (var forger in new[] { "edar-5-b", "dinas-a" })
        {
            await SendAsync(forger, "edar-5", new CircularAcknowledged(id, now, "Pemalsu"));
            await SendAsync(forger, "edar-5", new CircularRead(id, now));
        }

        await SendAsync("edar-5-a", "edar-5", new CircularAcknowledged(Guid.CreateVersion7(), now, "Salah surat"));
        await SendAsync("edar-5-a", "edar-5", new CircularAcknowledged(id, now, null!));
        await SendAsync("edar-5-a", "edar-5", new CircularAcknowledged(id, now, new string('x', 201)));
        await portal.DeliverAsync("edar-5-a");
        Assert.Equal("Diterima", (await sender.BoardAsync(id)).Values.Single());

        await SendAsync("edar-5-a", "edar-5", new CircularAcknowledged(id, now.AddYears(3), "Yang pertama"));
        await SendAsync("edar-5-a", "edar-5", new CircularAcknowledged(id, now, "Yang kedua"));
        var board = await sender.ReadAsync($"/admin/surat-edaran/{id}/distribusi");
        Assert.Contains("Yang pertama", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Yang kedua", board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circular_is_taken_in_from_a_site_above_alone_and_only_where_it_keeps_the_rules()
    {
        var office = await portal.NewSendingOfficeAsync("edar-6", ("edar-6-a", null), ("edar-6-b", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        await portal.SendAsync(sender, "edar-6", "netral", ("tujuan", "pilihan"), ("instansi", "edar-6-a"));
        var sound = await LetterAsync("edar-6-a");

        await SendAsync("edar-6-a", "edar-6-b", Message(sound));
        await SendAsync("dinas-a", "edar-6-b", Message(sound));
        await SendAsync("edar-6", "edar-6-b", Message(sound with { Slug = "../../admin" }), Message(sound with { Title = null! }),
            Message(sound with { Fields = null! }), Message(sound with { Fields = sound.Fields with { Number = null } }),
            Message(sound with { Fields = sound.Fields with { Addressees = null! } }), Message(sound with { Body = null! }),
            Message(sound with { PublishedUtc = sound.PublishedUtc.AddYears(90) }), Message(sound with { Relations = null! }));
        Assert.Equal(0, await CountAsync("edar-6-b"));

        var message = Message(sound);
        await SendAsync("edar-6", "edar-6-b", message with { Revision = 2 }, message, message with { Revision = 1, Letter = null });
        Assert.Equal(1, await CountAsync("edar-6-b"));
        await SendAsync("edar-6", "edar-6-b", message with { Revision = 3, Letter = null });
        using var gone = await portal.At("edar-6-b").GetAsync("/surat-edaran/dari/edar-6/netral");
        Assert.Equal("http://localhost/edar-6/surat-edaran/netral", gone.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Netralitas", await portal.At("edar-6-b").ReadAsync("/surat-edaran"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_was_closed_and_one_that_was_restored_catch_up_with_one_copy_each()
    {
        var office = await portal.NewSendingOfficeAsync("edar-7", ("edar-7-a", null), ("edar-7-b", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        await portal.SuspendAsync("edar-7-a");
        await portal.SendAsync(sender, "edar-7", "netral");
        // As a backup of the day before has it.
        await ForgetAsync("edar-7-b");
        await portal.ResumeAsync("edar-7-a");
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas aparatur" });
        await portal.DeliverAsync("edar-7");

        foreach (var site in new[] { "edar-7-a", "edar-7-b" })
        {
            Assert.Equal(1, await CountAsync(site));
            Assert.Contains("Netralitas aparatur", await portal.At(site).ReadAsync("/surat-edaran/dari/edar-7/netral"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Thirty_six_sites_acknowledge_at_once()
    {
        var below = Enumerable.Range(1, 36).Select(number => ($"edar-8-{number}", (string?)null)).ToArray();
        var office = await portal.NewSendingOfficeAsync("edar-8", below);
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        var id = await portal.SendAsync(sender, "edar-8", "netral");
        var readers = new List<(string Site, StaffMember Person)>();
        foreach (var (site, _) in below)
            readers.Add((site, await portal.At(site).HireReaderAsync()));

        await Task.WhenAll(readers.Select(reader => portal.AcknowledgeAsync(reader.Person, reader.Site, "Netralitas")));

        var board = await sender.BoardAsync(id);
        Assert.Equal(36, board.Count);
        Assert.All(board.Values, state => Assert.Equal("Dikonfirmasi", state));
        Assert.Contains("36 dari 36", await sender.ReadAsync(SendingOffice.Sent), StringComparison.Ordinal);
        readers.ForEach(reader => reader.Person.Dispose());
    }

    [Theory]
    [InlineData("tujuan", "")]
    [InlineData("tujuan", "tidak-ada")]
    [InlineData("tujuan", "wilayah")]
    [InlineData("karesidenan", "pati")]
    [InlineData("instansi", "dinas-a")]
    [InlineData("tenggat", "")]
    [InlineData("tenggat", "2020-01-01")]
    [InlineData("tenggat", "8999-01-01")]
    public async Task What_cannot_be_sent_is_said_at_its_field(string field, string value)
    {
        var office = await OfficeForMistakesAsync();
        using var sender = await office.HireSenderAsync();
        var path = $"/admin/surat-edaran/{await office.CircularIdAsync("netral")}/kirim";

        using var refused = await sender.SubmitAsync(
            path, path, [.. new[] { (field, value), ("tujuan", "semua"), ("tenggat", portal.DayFromNow(3)) }.DistinctBy(one => one.Item1)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Cancellation));
        Assert.Single(page.QuerySelectorAll(".field-error"));
    }

    [Fact]
    public async Task Who_may_not_sends_reads_and_acknowledges_nothing()
    {
        var office = await portal.NewSendingOfficeAsync("edar-9", ("edar-9-a", null));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        using var sender = await office.HireSenderAsync();
        var id = await portal.SendAsync(sender, "edar-9", "netral");
        using var reader = await portal.At("edar-9-a").HireReaderAsync();
        var received = await reader.ReceivedPathAsync("Netralitas");
        using var writer = await portal.At("edar-9-a").HireAsync("News.Write");
        using var other = await office.HireAsync("Circulars.Acknowledge");

        foreach (var path in new[] { SendingOffice.Received, received })
            Assert.Equal(HttpStatusCode.Forbidden, await writer.StatusOfAsync(path));
        foreach (var path in new[] { SendingOffice.Sent, $"/admin/surat-edaran/{id}/kirim", $"/admin/surat-edaran/{id}/distribusi", $"/admin/surat-edaran/{id}/distribusi.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, await other.StatusOfAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(received));
        using var tokenless = await reader.Browser.PostAsync("/edar-9-a" + received + "/konfirmasi");
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        using var forbidden = await writer.SubmitAsync("/akun/sandi", received + "/konfirmasi");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        await portal.DeliverAsync("edar-9-a");
        Assert.Equal("Diterima", (await sender.BoardAsync(id)).Values.Single());
    }

    [Fact]
    public async Task The_recipe_step_sends_once()
    {
        var office = await portal.NewSendingOfficeAsync("edar-10", ("edar-10-a", "33.25"));
        await office.PublishAsync(new SampleCircular("netral") { Title = "Netralitas" });
        const string Step = """{ "name": "CircularDistribution", "Circulars": [ { "Slug": "netral" } ] }""";
        Assert.True((await office.RunAsync(Step)).HasChanges);
        Assert.False((await office.RunAsync(Step)).HasChanges);
        await portal.DeliverAsync("edar-10");
        Assert.Equal(1, await CountAsync("edar-10-a"));
    }

    private static CircularSent Message(SentLetter letter) => new(Guid.CreateVersion7(), 1, letter.PublishedUtc.AddDays(3), letter);

    private async Task<Agency> OfficeForMistakesAsync()
    {
        var name = "edar-salah-" + Guid.CreateVersion7().ToString("N")[20..];
        var office = await portal.NewSendingOfficeAsync(name, (name + "-a", null));
        await office.PublishAsync(new SampleCircular("netral"));
        return office;
    }

    private async Task<SentLetter> LetterAsync(string site)
    {
        await using var scope = portal.At(site).OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        var received = await db.ReceivedCirculars.SingleAsync(Cancellation);
        var circular = await db.Circulars.SingleAsync(one => one.Id == received.Id, Cancellation);
        return new SentLetter("netral", received.Title, "", "Isi.", received.Letter) { PublishedUtc = circular.PublishedUtc, UpdatedUtc = circular.UpdatedUtc };
    }

    private async Task<int> CountAsync(string site)
    {
        await using var scope = portal.At(site).OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        Assert.Equal(await db.ReceivedCirculars.CountAsync(Cancellation), await db.Circulars.CountAsync(Cancellation));
        return await db.ReceivedCirculars.CountAsync(Cancellation);
    }

    private async Task ForgetAsync(string site)
    {
        await using var scope = portal.At(site).OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        await db.ReceivedCirculars.ExecuteDeleteAsync(Cancellation);
        await db.Circulars.ExecuteDeleteAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM inbox_senders", Cancellation);
    }

    private async Task SendAsync<TMessage>(string sender, string receiver, params TMessage[] messages)
        where TMessage : IMessage
    {
        await using (var scope = portal.At(sender).OpenScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Cancellation);
            foreach (var message in messages)
                await scope.ServiceProvider.GetRequiredService<Outbox>().SendAsync(message, portal.At(receiver).Tenant.Id, Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        await portal.DeliverAsync(sender);
    }
}
