using JatengPortal.Kernel.Theming.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Articles.Editing;

/// <summary>What editors are told after a post.</summary>
internal static class EditingNotices
{
    public static readonly Notice Published = new("berita-terbit", NoticeKind.Success, () => Texts.Notice_published);
    public static readonly Notice Scheduled = new("berita-dijadwalkan", NoticeKind.Success, () => Texts.Notice_scheduled);
    public static readonly Notice Recalled = new("jadwal-dibatalkan", NoticeKind.Success, () => Texts.Notice_recalled);
    public static readonly Notice Moved = new("alamat-berita-diubah", NoticeKind.Success, () => Texts.Notice_moved);
    public static readonly Notice NothingToPublish = new("tidak-ada-konsep", NoticeKind.Information, () => Texts.Notice_nothing_to_publish);
    public static readonly Notice LinkMade = new("tautan-pratinjau-dibuat", NoticeKind.Success, () => Texts.Notice_link_made);
    public static readonly Notice LinkRevoked = new("tautan-pratinjau-dicabut", NoticeKind.Success, () => Texts.Notice_link_revoked);
    public static readonly Notice TooManyLinks = new("tautan-pratinjau-penuh", NoticeKind.Error, () => Texts.Notice_too_many_links);

    public static IServiceCollection AddEditingNotices(this IServiceCollection services)
    {
        foreach (var notice in new[] { Published, Scheduled, Recalled, Moved, NothingToPublish, LinkMade, LinkRevoked, TooManyLinks })
            services.AddNotice(notice);
        return services;
    }
}
