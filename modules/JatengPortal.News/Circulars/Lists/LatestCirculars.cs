using JatengPortal.Kernel.Theming;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>The latest circulars on the home page; nothing where there are none.</summary>
internal sealed class LatestCirculars(NewsDbContext db) : IHomeSection
{
    private const int Most = 3;

    public async Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken)
    {
        var circulars = await CircularPaging.Newest(db.Circulars.AsNoTracking()).Take(Most).ToListAsync(cancellationToken);
        if (circulars.Count == 0)
            return null;
        return builder =>
        {
            builder.OpenComponent<LatestCircularsSection>(0);
            builder.AddComponentParameter(1, nameof(LatestCircularsSection.Circulars), circulars);
            builder.CloseComponent();
        };
    }
}
