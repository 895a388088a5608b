using System.Globalization;
using System.IO.Compression;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Tenants.Background;

namespace JatengPortal.Tenants.Sites;

/// <summary>What takes its time with a site. Whatever is interrupted, the same goes on with.</summary>
internal sealed class SiteWork(
    LongWork work, TenantRecipes recipes, TenantExport export, TenantClone clone, TenantRemoval removal, DataFolder data, TimeProvider clock)
{
    /// <summary>Whether the site is being set up or removed right now.</summary>
    public bool IsGoingOn(Tenant tenant) => work.IsActive("siapkan-" + tenant.Name) || work.IsActive("salin-" + tenant.Name) || work.IsActive("hapus-" + tenant.Name);

    /// <summary>Sets up a site that has its place.</summary>
    /// <returns>Key of the work.</returns>
    public string SetUp(Tenant tenant) => Start("siapkan-" + tenant.Name, Say(Texts.Work_set_up, tenant), async (item, cancellationToken) =>
    {
        await recipes.FinishTenantAsync(tenant, new Steps(item), cancellationToken);
        item.Result = ShowSite.PathOf(tenant);
        return Texts.Work_set_up_done;
    });

    /// <summary>Writes the site into one file to be downloaded; the one before gives way.</summary>
    public string Export(Tenant tenant) => Start("ekspor-" + tenant.Name, Say(Texts.Work_export, tenant), async (item, cancellationToken) =>
    {
        var folder = Path.Combine(data.Path, "exports", $"{tenant.Name}.{Guid.NewGuid():N}");
        try
        {
            var exported = await export.ExportAsync(tenant, folder, siteName: null, new Items(item), cancellationToken);
            var unfinished = folder + ".zip";
            await ZipFile.CreateFromDirectoryAsync(folder, unfinished, cancellationToken);
            File.Move(unfinished, ExportOf(tenant), overwrite: true);
            item.Result = ShowSite.PathOf(tenant);
            return string.Join('\n', exported.LeftOut.Select(what => string.Format(CultureInfo.CurrentCulture, Texts.Work_left_out, what))
                .Prepend(string.Format(CultureInfo.CurrentCulture, Texts.Work_export_done, exported.Items)));
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    });

    /// <summary>Makes a site out of another one.</summary>
    public string Clone(Tenant source, TenantDefinition definition) => Start(
        "salin-" + definition.Name, string.Format(CultureInfo.CurrentCulture, Texts.Work_clone, source.Title, definition.Title),
        async (item, cancellationToken) =>
        {
            var (tenant, leftOut) = await clone.CloneAsync(source, definition, new Items(item), new Steps(item), cancellationToken);
            item.Result = ShowSite.PathOf(tenant);
            return string.Join('\n', leftOut.Select(what => string.Format(CultureInfo.CurrentCulture, Texts.Work_left_out, what)).Prepend(Texts.Work_clone_done));
        });

    /// <summary>Exports a suspended site and takes it away.</summary>
    public string Remove(Tenant tenant) => Start("hapus-" + tenant.Name, Say(Texts.Work_remove, tenant), async (item, cancellationToken) =>
    {
        await removal.CheckAsync(tenant, cancellationToken);
        if (tenant.State != TenantState.Removing)
            await removal.CloseAsync(tenant, cancellationToken);
        var time = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var folder = Path.Combine("removed", $"{tenant.Name}-{time}");
        item.Activity = Texts.Work_exporting;
        await removal.ExportAsync(tenant, Path.Combine(data.Path, folder), new Items(item), cancellationToken);
        var kept = await removal.RecipeOfAsync(tenant, cancellationToken);
        item.Activity = Texts.Work_removing;
        await removal.FinishAsync(tenant, cancellationToken);
        File.Delete(ExportOf(tenant));
        return string.Format(CultureInfo.CurrentCulture, Texts.Work_remove_done, Path.GetRelativePath(data.Path, Path.GetDirectoryName(kept)!));
    });

    /// <summary>The file that was prepared last; it may not be there.</summary>
    public string ExportOf(Tenant tenant)
    {
        var folder = Path.Combine(data.Path, "exports");
        Directory.CreateDirectory(folder);
        // By its id: another one may have the name later.
        return Path.Combine(folder, $"{tenant.Id:N}.zip");
    }

    private string Start(string key, string title, Func<WorkItem, CancellationToken, Task<string>> does)
    {
        // Where it goes on already, the page of that work tells how far it is.
        work.TryStart(key, title, does);
        return key;
    }

    private static string Say(string format, Tenant tenant) => string.Format(CultureInfo.CurrentCulture, format, tenant.Title);

    private sealed class Steps(WorkItem item) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => item.Activity =
            string.Format(CultureInfo.CurrentCulture, Texts.Work_step, value.Done + 1, value.Total, value.StepName);
    }

    private sealed class Items(WorkItem item) : IProgress<long>
    {
        public void Report(long value) => item.Activity = string.Format(CultureInfo.CurrentCulture, Texts.Work_items, value);
    }
}
