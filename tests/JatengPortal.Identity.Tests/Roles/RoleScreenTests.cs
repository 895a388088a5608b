using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Roles;
using JatengPortal.Kernel.Security;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Roles;

public sealed partial class RoleScreenTests(PortalFactory portal)
{
    private const string Roles = "/dinas-a/admin/peran";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_is_made_changed_and_removed()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit", "Pages.Menu");
        var (person, personName) = await portal.NewSignedInAsync();
        using (admin)
        using (person)
        {
            var name = NewName();
            using var made = await admin.SubmitAsync(Roles + "/baru", Roles + "/baru", ("nama", name), ("keterangan", "Uji"),
                ("izin", "Pages.Edit"));
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
            await portal.GrantAsync(personName, "dinas-a", name);
            Assert.Equal(["Pages.Edit"], (await FindAsync(name))!.Named);

            using var changed = await ChangeAsync(admin, name, ("izin", "Pages.Menu"), ("langkahKedua", "true"));
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            var role = (await FindAsync(name))!;
            Assert.Equal(["Pages.Menu"], role.Named);
            Assert.True(role.RequiresSecondFactor);

            var asked = await admin.ReadAsync(Path("hapus", name));
            Assert.Contains("1 orang kehilangan", asked, StringComparison.Ordinal);
            using var removed = await admin.SubmitAsync(Path("hapus", name), Path("hapus", name),
                ("versi", Version().Match(asked).Groups[1].Value));
            Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
            Assert.Null(await FindAsync(name));
            Assert.DoesNotContain(name, await person.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_held_a_role_that_was_removed_does_not_hold_its_namesake()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit");
        var (person, _, name) = await portal.NewStaffAsync("dinas-a", "Pages.Edit");
        using (admin)
        using (person)
        {
            var asked = await admin.ReadAsync(Path("hapus", name));
            using var removed = await admin.SubmitAsync(Path("hapus", name), Path("hapus", name),
                ("versi", Version().Match(asked).Groups[1].Value));
            using var made = await admin.SubmitAsync(Roles + "/baru", Roles + "/baru", ("nama", name), ("izin", "Pages.Edit"));
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
            await portal.DoDueWorkAsync();

            using var refused = await person.GetAsync("/dinas-a/admin");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Who_held_a_role_until_it_was_removed_is_forgotten_though_a_recipe_has_made_its_namesake()
    {
        var (old, _, role) = await portal.NewStaffAsync("dinas-a", "Pages.Edit");
        var (recent, recentName) = await portal.NewSignedInAsync();
        using (old)
        using (recent)
        {
            // As if the process had died right after the removal: nobody has seen to the memberships yet.
            var key = ForgetRole.KeyOf(role, portal.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            await portal.GrantAsync(recentName, "dinas-a", role);

            await using (var scope = portal.At("dinas-a").OpenScope())
                await scope.ServiceProvider.GetRequiredService<ForgetRole>().HandleAsync(key, Token);

            Assert.DoesNotContain(role, await old.ReadAsync("/akun"), StringComparison.Ordinal);
            Assert.Contains(role, await recent.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_two_who_edit_a_role_the_slower_one_reads_what_stands_there_now_and_loses_nothing()
    {
        var (one, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit", "Pages.Menu");
        var (two, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit", "Pages.Menu");
        using (one)
        using (two)
        {
            var name = await portal.NewRoleAsync("dinas-a");
            var seen = Version().Match(await two.ReadAsync(Path("ubah", name))).Groups[1].Value;
            using var faster = await ChangeAsync(one, name, ("izin", "Pages.Edit"));

            using var slower = await two.SubmitAsync(
                Path("ubah", name), Path("ubah", name), ("versi", seen), ("keterangan", "Ketikan saya"), ("izin", "Pages.Menu"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, slower.StatusCode);
            var page = await slower.TextAsync();
            Assert.Contains("Izin yang tersimpan sekarang: Menyunting halaman tetap.", page, StringComparison.Ordinal);
            Assert.Contains("value=\"Ketikan saya\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"Pages.Menu\" checked", page, StringComparison.Ordinal);
            Assert.Equal(["Pages.Edit"], (await FindAsync(name))!.Named);
            using var again = await two.SubmitAsync(
                Path("ubah", name), Path("ubah", name), ("versi", Version().Match(page).Groups[1].Value), ("izin", "Pages.Menu"));
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
            Assert.Equal(["Pages.Menu"], (await FindAsync(name))!.Named);
        }
    }

    [Theory]
    [InlineData("Site.Features")]
    [InlineData("Portal.Accounts")]
    [InlineData("Tidak.Ada")]
    public async Task Nobody_puts_into_a_role_what_they_do_not_hold(string permission)
    {
        var (admin, _, own) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            using var changed = await ChangeAsync(admin, own, ("izin", "People.Manage"), ("izin", permission));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
            using var made = await admin.SubmitAsync(Roles + "/baru", Roles + "/baru", ("nama", NewName()), ("izin", permission));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, made.StatusCode);
            Assert.Equal(["People.Manage"], (await FindAsync(own))!.Named);
        }
    }

    [Fact]
    public async Task What_somebody_does_not_hold_stays_in_a_role_that_they_change_and_keeps_it_from_being_removed()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            var name = await portal.NewRoleAsync("dinas-a", "Site.Features", "People.View");
            using var changed = await ChangeAsync(admin, name);
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            Assert.Equal(["Site.Features"], (await FindAsync(name))!.Named);

            var asked = await admin.ReadAsync(Path("hapus", name));
            using var removed = await admin.SubmitAsync(Path("hapus", name), Path("hapus", name),
                ("versi", Version().Match(asked).Groups[1].Value));
            Assert.EndsWith("pesan=di-luar-wewenang", removed.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.NotNull(await FindAsync(name));
        }
    }

    [Fact]
    public async Task The_second_step_is_lifted_only_by_who_could_give_the_role()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            var name = NewName();
            await portal.At("dinas-a").RunAsync(
                $$"""{ "name": "Roles", "Roles": [ { "Name": "{{name}}", "RequiresSecondFactor": true, "Permissions": ["Site.Features"] } ] }""");
            using var lifted = await ChangeAsync(admin, name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, lifted.StatusCode);
            Assert.True((await FindAsync(name))!.RequiresSecondFactor);
        }
    }

    [Fact]
    public async Task A_feature_that_is_off_takes_its_permissions_along_and_roles_keep_naming_them()
    {
        var (admin, _, _) = await portal.NewStaffAsync("tanpa-berita", "People.Manage", "News.Write");
        using (admin)
        {
            var name = await portal.NewRoleAsync("tanpa-berita", "News.Write");
            var path = $"/tanpa-berita/admin/peran/ubah?nama={Uri.EscapeDataString(name)}";
            var page = await admin.ReadAsync(path);
            Assert.DoesNotContain("value=\"News.Write\"", page, StringComparison.Ordinal);
            Assert.Contains("tetap tersimpan: Menulis berita", page, StringComparison.Ordinal);

            using var changed = await admin.SubmitAsync(path, path, ("versi", Version().Match(page).Groups[1].Value),
                ("keterangan", "Baru"));

            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            var roles = await portal.Services.GetRequiredService<TenantRoles>().ListAsync(portal.At("tanpa-berita").Tenant, Token);
            Assert.Equal(["News.Write"], roles.Single(role => role.Name == name).Named);
        }
    }

    [Fact]
    public async Task A_role_with_a_name_that_is_taken_or_too_long_is_refused_in_words()
    {
        var (admin, _, own) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            foreach (var name in new[] { own, "", new string('x', 101) })
            {
                using var refused = await admin.SubmitAsync(Roles + "/baru", Roles + "/baru", ("nama", name), ("keterangan", "Tetap ada"));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
                Assert.Contains("value=\"Tetap ada\"", await refused.TextAsync(), StringComparison.Ordinal);
            }

            using var missing = await admin.GetAsync(Path("ubah", "Tidak ada"));
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    private static string NewName() => "Peran layar " + Guid.NewGuid().ToString("N")[..8];

    private static string Path(string deed, string role) => $"{Roles}/{deed}?nama={Uri.EscapeDataString(role)}";

    private static async Task<HttpResponseMessage> ChangeAsync(Visitor visitor, string role, params (string, string)[] fields)
    {
        var version = Version().Match(await visitor.ReadAsync(Path("ubah", role))).Groups[1].Value;
        return await visitor.SubmitAsync(Path("ubah", role), Path("ubah", role), [("versi", version), .. fields]);
    }

    private async Task<TenantRole?> FindAsync(string name) =>
        await portal.Services.GetRequiredService<TenantRoles>().FindAsync(portal.At("dinas-a").Tenant, name, Token);

    [GeneratedRegex("name=\"versi\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
