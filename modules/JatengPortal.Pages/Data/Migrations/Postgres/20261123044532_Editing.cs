using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Pages.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "changed_utc",
                table: "pages_editions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "pages_editions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "writer_id",
                table: "pages_editions",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql("UPDATE pages_editions SET changed_utc = created_utc;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_utc",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "writer_id",
                table: "pages_editions");
        }
    }
}
