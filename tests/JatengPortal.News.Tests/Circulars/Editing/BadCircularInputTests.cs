using System.Net;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Editing;

public sealed class BadCircularInputTests(PortalFactory portal)
{
    private const string Public = "/surat-edaran/netralitas-dalam-pilkada";

    [Fact]
    public async Task Of_two_who_approve_at_once_one_publishes_and_the_number_is_printed_once()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-dua");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var one = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        using var other = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        var circular = await writer.WriteCircularAsync();
        await writer.StepAsync(circular, SubmitEdition.Step);

        var seen = (EditingForm.BasisField, (await one.ScreenAsync(Step(circular, "terbitkan"))).QuerySelector("[name=dasar]")!.GetAttribute("value")!);
        var answers = await Task.WhenAll(
            one.SubmitAsync("/akun/sandi", Step(circular, "terbitkan"), seen, ("kapan", "sekarang")),
            other.SubmitAsync("/akun/sandi", Step(circular, "terbitkan"), seen, ("kapan", "sekarang")));

        Assert.Single(answers, answer => answer.Headers.Location?.OriginalString.Contains("pesan=naskah-terbit", StringComparison.Ordinal) == true);
        Assert.Equal([NumberState.Confirmed], await NumbersAsync(agency));
        Assert.Equal(1, await TimesPublishedAsync(agency));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_time_that_is_over_or_an_order_without_a_time_publishes_nothing()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-waktu");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Publish");
        var circular = await writer.WriteCircularAsync();
        await writer.StepAsync(circular, SubmitEdition.Step);

        foreach (var (when, time) in new[] { ("nanti", "2020-01-01T08:00"), ("nanti", "besok"), ("", ""), ("besok", "") })
        {
            using var refused = await approver.TryStepAsync(circular, PublishEdition.Step, ("kapan", when), ("waktu", time));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync(Public));
    }

    [Fact]
    public async Task What_is_changed_after_approval_is_published_as_approved_and_a_discarded_change_keeps_its_number()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-sesudah");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Publish");
        var circular = await writer.WriteCircularAsync((CircularForm.BodyField, "Seperti disetujui."));
        await writer.StepAsync(circular, SubmitEdition.Step);
        await approver.StepAsync(circular, PublishEdition.Step, ("kapan", "nanti"), ("waktu", Articles.Editing.Desk.InWib(portal, TimeSpan.FromMinutes(10))));
        (await writer.SaveCircularAsync(circular, (CircularForm.BodyField, "Diubah sesudah disetujui."))).Dispose();
        (await writer.SaveCircularAsync(circular, (CircularForm.BodyField, "Diubah sekali lagi."))).Dispose();

        await writer.StepAsync(circular, "hapus-konsep");
        Assert.Equal([NumberState.Reserved], await NumbersAsync(agency));
        await writer.WriteCircularAsync((CircularForm.TitleField, "Surat lain"));
        (await writer.SaveCircularAsync(circular, (CircularForm.BodyField, "Diubah lagi."))).Dispose();
        portal.Clock.Turn(TimeSpan.FromMinutes(11));
        await portal.DoDueWorkAsync();

        var page = await agency.ReadAsync(Public);
        Assert.Contains("Seperti disetujui.", page, StringComparison.Ordinal);
        Assert.Contains("100.2.7/1/UJI/2024", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Diubah", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_state_saves_submits_and_publishes_nothing_and_loses_nothing_typed()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-dasar");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        var circular = await writer.WriteCircularAsync((CircularForm.BodyField, "Asli."));
        var other = await writer.WriteCircularAsync((CircularForm.TitleField, "Surat lain"));
        var foreign = await writer.FieldAsync(other, EditingForm.BasisField);

        foreach (var forged in new[] { "", foreign, "0.0", new string('9', 5000), "' OR 1=1 --" })
        {
            using var saved = await writer.SaveCircularAsync(circular, (CircularForm.BodyField, "Palsu."), (EditingForm.BasisField, forged));
            Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
            Assert.Contains("Palsu.", (await saved.ScreenAsync()).QuerySelector("textarea[name=isi]")!.TextContent, StringComparison.Ordinal);
            using var submitted = await writer.SubmitAsync(Step(circular, "ajukan"), Step(circular, "ajukan"), (EditingForm.BasisField, forged));
            Assert.Contains("berubah", submitted.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        await writer.StepAsync(circular, SubmitEdition.Step);
        using var published = await approver.SubmitAsync(
            Step(circular, "terbitkan"), Step(circular, "terbitkan"), (EditingForm.BasisField, foreign), ("kapan", "sekarang"));
        Assert.Equal(HttpStatusCode.Conflict, published.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync(Public));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_happens_once()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-ulang");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Publish");
        var circular = await writer.WriteCircularAsync();
        var basis = (EditingForm.BasisField, await writer.FieldAsync(circular, EditingForm.BasisField));
        foreach (var _ in new[] { 1, 2 })
            (await writer.SubmitAsync("/akun/sandi", Step(circular, "ajukan"), basis)).Dispose();
        var seen = (EditingForm.BasisField, (await approver.ScreenAsync(Step(circular, "terbitkan"))).QuerySelector("[name=dasar]")!.GetAttribute("value")!);
        foreach (var _ in new[] { 1, 2, 3 })
            (await approver.SubmitAsync("/akun/sandi", Step(circular, "terbitkan"), seen, ("kapan", "sekarang"))).Dispose();
        using var rejected = await approver.SubmitAsync("/akun/sandi", Step(circular, "tolak"), seen, ("alasan", "Terlambat."));

        Assert.Equal(1, await TimesPublishedAsync(agency));
        Assert.Equal([NumberState.Confirmed], await NumbersAsync(agency));
    }

    [Fact]
    public async Task Another_agencys_circular_and_another_ones_editions_do_not_exist()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-sini");
        var foreign = await portal.NewCircularAgencyAsync("salah-sana");
        using var writer = await agency.HireAsync("Circulars.Edit", "Circulars.Publish", "Circulars.Distribute");
        using var stranger = await foreign.HireAsync("Circulars.Edit", "Circulars.Publish", "Circulars.Distribute");
        var circular = await writer.WriteCircularAsync();

        foreach (var step in new[] { "", "/ubah", "/ajukan", "/terbitkan", "/terbitkan-darurat", "/tolak", "/tarik", "/alamat", "/hapus-konsep", "/periksa", "/edisi/1", "/banding/1/1", "/kirim", "/distribusi" })
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusOfAsync(circular + step));
        foreach (var step in new[] { "ubah", "ketikan", "ajukan", "tarik-pengajuan", "pratinjau", "terbitkan", "batalkan-jadwal", "hapus-konsep", "edisi/1/pulihkan", "kirim" })
        {
            using var posted = await stranger.SubmitAsync("/akun/sandi", Step(circular, step), (CircularForm.TitleField, "Palsu"), ("kapan", "sekarang"), ("tujuan", "semua"));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        foreach (var number in new[] { "2", "0", "99", "2147483647" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await writer.StatusOfAsync($"{circular}/edisi/{number}"));
            Assert.Equal(HttpStatusCode.NotFound, await writer.StatusOfAsync($"{circular}/edisi/{number}/pulihkan"));
            Assert.Equal(HttpStatusCode.NotFound, await writer.StatusOfAsync($"{circular}/banding/1/{number}"));
        }
    }

    [Fact]
    public async Task Whoever_only_writes_publishes_and_withdraws_nothing_and_whoever_approves_changes_nothing()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-hak");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var other = await agency.HireAsync("Circulars.Write", "Circulars.Acknowledge", "Circulars.Distribute");
        using var approver = await agency.HireAsync("Circulars.Write", "Circulars.Publish");
        var circular = await writer.WriteCircularAsync();
        await writer.StepAsync(circular, SubmitEdition.Step);

        foreach (var step in new[] { "terbitkan", "terbitkan-darurat", "tolak", "batalkan-jadwal", "periksa", "tarik", "batalkan-penarikan", "alamat" })
            await AssertForbiddenAsync(writer, circular, step);
        foreach (var step in new[] { "ubah", "ketikan", "ajukan", "tarik-pengajuan", "hapus-konsep", "pratinjau", "edisi/1/pulihkan" })
        {
            await AssertForbiddenAsync(other, circular, step);
            await AssertForbiddenAsync(approver, circular, step);
        }

        await AssertForbiddenAsync(writer, "/admin/surat-edaran", "nomor");
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync(Public));
    }

    [Fact]
    public async Task The_character_zero_is_malformed_wherever_it_stands()
    {
        var agency = await portal.NewCircularAgencyAsync("salah-nol");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Publish");
        var circular = await writer.WriteCircularAsync();
        using var saved = await writer.SaveCircularAsync(circular, (CircularForm.BodyField, "Isi\0."));
        Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        await writer.StepAsync(circular, SubmitEdition.Step);
        using var rejected = await approver.TryStepAsync(circular, "tolak", ("alasan", "Alasan\0."));
        Assert.Equal(HttpStatusCode.BadRequest, rejected.StatusCode);

        foreach (var path in new[] { "/surat-edaran?topik=%00", "/berita?kategori=%00", "/surat-edaran?setelah=%00" })
            Assert.Contains(await agency.StatusOfAsync(path), new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotFound });
        Assert.Equal(HttpStatusCode.BadRequest, await writer.StatusOfAsync("/admin/surat-edaran?cari=%00"));
    }

    private static string Step(string circular, string step) => $"{circular}/{step}";

    private static async Task AssertForbiddenAsync(StaffMember member, string circular, string step)
    {
        using var posted = await member.SubmitAsync("/akun/sandi", Step(circular, step), ("kapan", "sekarang"), ("alasan", "Alasan."));
        Assert.True(posted.StatusCode == HttpStatusCode.Forbidden, $"{step}: {posted.StatusCode}");
    }

    private static async Task<int> TimesPublishedAsync(Agency agency)
    {
        await using var scope = agency.OpenScope();
        return (await scope.ServiceProvider.GetRequiredService<NewsDbContext>().Documents.SingleAsync(TestContext.Current.CancellationToken)).History.Count;
    }

    private static async Task<List<NumberState>> NumbersAsync(Agency agency)
    {
        await using var scope = agency.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDbContext>().BookedNumbers.OrderBy(number => number.Counter)
            .Select(number => number.State).ToListAsync(TestContext.Current.CancellationToken);
    }
}
