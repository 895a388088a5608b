using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.News.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FeedsByChange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "history",
                table: "received_circulars",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "changed_utc",
                table: "circulars",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "updated_utc",
                table: "article_tags",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.Sql("UPDATE circulars SET changed_utc = updated_utc;");
            migrationBuilder.Sql("UPDATE article_tags SET updated_utc = (SELECT updated_utc FROM articles WHERE articles.id = article_tags.article_id);");

            migrationBuilder.CreateIndex(
                name: "IX_circulars_changed_utc_id",
                table: "circulars",
                columns: new[] { "changed_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_articles_category_slug_updated_utc_id",
                table: "articles",
                columns: new[] { "category_slug", "updated_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_articles_updated_utc_id",
                table: "articles",
                columns: new[] { "updated_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_article_tags_tag_slug_updated_utc_article_id",
                table: "article_tags",
                columns: new[] { "tag_slug", "updated_utc", "article_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_circulars_changed_utc_id",
                table: "circulars");

            migrationBuilder.DropIndex(
                name: "IX_articles_category_slug_updated_utc_id",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "IX_articles_updated_utc_id",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "IX_article_tags_tag_slug_updated_utc_article_id",
                table: "article_tags");

            migrationBuilder.DropColumn(
                name: "history",
                table: "received_circulars");

            migrationBuilder.DropColumn(
                name: "changed_utc",
                table: "circulars");

            migrationBuilder.DropColumn(
                name: "updated_utc",
                table: "article_tags");
        }
    }
}
